import { Option } from '@commander-js/extra-typings';
import type { AuditEntry } from '../../api/answers';
import { type ListOptions, listed, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import { addExport } from './export';
import { addVerify } from './verify';

interface Options extends ListOptions {
  readonly site?: string;
  readonly action?: string;
  readonly actor?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly order?: string;
}

export function addAudit(program: Parent, session: CurrentSession): void {
  const audit = program
    .command('audit')
    .description('read, check and export the audit chains: one of each site, and one of the directory')
    .helpGroup('Directory:');
  audit
    .command('list')
    .description('list audit entries')
    .option('--site <site>', 'of this site (default: of the directory)')
    .option('--action <action>', 'of this action only: approve, end, emergency and so on')
    .option('--actor <who>', 'by this person, machine or principal only')
    .option('--subject <id>', 'about this window, proposal, site, person or machine only')
    .option('--from <time>', 'at this time or later')
    .option('--to <time>', 'before this time')
    .option('--zone <zone>', 'IANA time zone of these times (default: UTC)')
    .addOption(new Option('--order <order>', 'which come first').choices(['oldest', 'newest'] as const))
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText(
      'after',
      examples(
        'audit list --site shop --order newest --limit 10',
        'audit list --site shop --actor ana --from -7d',
        'audit list --site shop --all --output ndjson',
      ),
    )
    .action((options) => list(session(), options));
  addVerify(audit, session);
  addExport(audit, session);
}

async function list(session: Session, options: Options): Promise<void> {
  const { askedInstant } = await import('../../times/asked-instant');
  const { zoneOption } = await import('../../times/zones');
  const { showEntries } = await import('../../views/audit-view');
  const { site: siteId, action, actor, subject, order } = options;
  const zone = zoneOption(options.zone) ?? 'UTC';
  const from = await askedInstant(session, '--from', options.from, zone);
  const to = await askedInstant(session, '--to', options.to, zone);
  const query = { siteId, action, actor, subject, order, from, to };
  const pages = listed<AuditEntry>(await session.api(), '/v1/audit', query);
  const listing = { pages, shown: showEntries, none: 'There are no such entries.' };
  await printListing<AuditEntry>(session.printer, listing, options);
}
