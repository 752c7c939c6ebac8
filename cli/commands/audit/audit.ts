import type { AuditEntry } from '../../api/answers';
import { type ListOptions, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import { addExport } from './export';
import { addVerify } from './verify';

interface Options extends ListOptions {
  readonly site?: string;
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
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('audit list --site shop', 'audit list --site shop --all --output ndjson'))
    .action((options) => list(session(), options));
  addVerify(audit, session);
  addExport(audit, session);
}

async function list(session: Session, { site: siteId, ...options }: Options): Promise<void> {
  const { showEntries } = await import('../../views/audit-view');
  const listing = { path: '/v1/audit', query: { siteId }, shown: showEntries, none: 'The chain is empty.' };
  await printListing<AuditEntry>(await session.api(), session.printer, listing, options);
}
