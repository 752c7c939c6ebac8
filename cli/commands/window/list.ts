import { Option } from '@commander-js/extra-typings';
import type { Window } from '../../api/answers';
import { UsageFailure } from '../../failures';
import { knownPages, type ListOptions, listed, printListing } from '../../output/listing';
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
  readonly past?: true;
}

export function addList(window: Parent, session: CurrentSession): void {
  window
    .command('list')
    .description('list windows: those in force, then those that start next')
    .option('--site <site>', 'of this site only')
    .addOption(new Option('--status <status>', 'in this status only').choices(statuses))
    .option('--from <time>', 'that start at this time or later')
    .option('--to <time>', 'that start before this time')
    .option('--zone <zone>', 'IANA time zone of the times that are typed and shown (default: UTC)')
    .addOption(new Option('--past', 'those that began before now instead, the latest first').conflicts(['from', 'to']))
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them, also those before, from the first on; with --past: all of those')
    .addHelpText(
      'after',
      examples(
        'window list --status requested',
        'window list --site shop --from now --to +7d',
        'window list --past --limit 10',
        'window list --all --output ndjson',
      ),
    )
    .action((options) => list(session(), options));
}

async function list(session: Session, { site: siteId, status, past, ...options }: Options): Promise<void> {
  if (past && status === 'active')
    throw new UsageFailure('What is active is not past: leave out --past or --status active.');
  const { showWindows } = await import('../../views/window-view');
  const { currentWindows, pastWindows } = await import('../../api/current-windows');
  const { askedInstant } = await import('../../times/asked-instant');
  const { zoneOption } = await import('../../times/zones');
  const zone = zoneOption(options.zone) ?? 'UTC';
  const from = await askedInstant(session, '--from', options.from, zone);
  const to = await askedInstant(session, '--to', options.to, zone);
  const isCurrent = !past && !options.all && [status, from, to].every((filter) => filter === undefined);
  const api = await session.api();
  const now = session.now();
  const pages = () => {
    if (past) return knownPages<Window>(api, siteId, (limit) => pastWindows(api, { siteId, status }, now, limit));
    if (isCurrent) return knownPages<Window>(api, siteId, (limit) => currentWindows(api, { siteId }, now, limit));
    return listed<Window>(api, '/v1/windows', { siteId, status, from, to });
  };
  const none = isCurrent ? 'Nothing is planned. Past windows: --past' : 'There are no such windows.';
  await printListing<Window>(
    session.printer,
    { pages: pages(), shown: showWindows(zone), none, isOtherThanAll: isCurrent },
    options,
  );
}
