import { Option } from '@commander-js/extra-typings';
import type { Window } from '../../api/answers';
import { type ListOptions, listed, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';

const statuses = ['requested', 'approved', 'active', 'completed', 'rejected', 'expired', 'cancelled'] as const;

interface Options extends ListOptions {
  readonly site?: string;
  readonly status?: string;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
}

export function addList(window: Parent, session: CurrentSession): void {
  window
    .command('list')
    .description('list windows in order of their start')
    .option('--site <site>', 'of this site only')
    .addOption(new Option('--status <status>', 'in this status only').choices(statuses))
    .option('--from <time>', 'that start at this time or later')
    .option('--to <time>', 'that start before this time')
    .option('--zone <zone>', 'IANA time zone of the times that are typed and shown (default: UTC)')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText(
      'after',
      examples(
        'window list --status requested',
        'window list --site shop --from now --to +7d',
        'window list --all --output ndjson',
      ),
    )
    .action((options) => list(session(), options));
}

async function list(session: Session, { site: siteId, status, ...options }: Options): Promise<void> {
  const { showWindows } = await import('../../views/window-view');
  const { askedInstant } = await import('../../times/asked-instant');
  const { zoneOption } = await import('../../times/zones');
  const zone = zoneOption(options.zone) ?? 'UTC';
  const query = {
    siteId,
    status,
    from: await askedInstant(session, '--from', options.from, zone),
    to: await askedInstant(session, '--to', options.to, zone),
  };
  const pages = listed<Window>(await session.api(), '/v1/windows', query);
  const listing = { pages, shown: showWindows(zone), none: 'There are no such windows.' };
  await printListing<Window>(session.printer, listing, options);
}
