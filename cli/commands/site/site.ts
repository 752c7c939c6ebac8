import type { ListedStatus, Site, SiteStatus } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { UsageFailure } from '../../failures';
import { type ListOptions, listed, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import { addExplain } from './explain';
import { addSubscribe } from './subscribe';

export function addSite(program: Parent, session: CurrentSession): void {
  const site = program.command('site').description('see sites, and what the edge does').helpGroup('Sites:');
  site
    .command('list')
    .description('list sites')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('site list', 'site list --all --output ndjson'))
    .action((options) => list(session(), options));
  site
    .command('show')
    .description('show the settings and the policy of a site')
    .argument('<site>', 'which site')
    .addHelpText('after', examples('site show shop'))
    .action((siteId) => show(session(), siteId));
  site
    .command('status')
    .description('show the mode of a site or of all, what comes next, and whether the edge is up to date')
    .argument('[site]', 'which site; all, those first that matter most, when left out')
    .option('--at <time>', 'at this time instead of now')
    .option('--limit <n>', 'how many sites (default: 50)', wholeNumber)
    .option('--all', 'all sites')
    .addHelpText('after', examples('site status', 'site status shop', 'site status shop --at "tomorrow 02:30"'))
    .action((siteId, { at, ...options }) =>
      siteId === undefined ? statuses(session(), options, at) : status(session(), siteId, options, at),
    );
  addExplain(site, session);
  addSubscribe(site, session);
}

const noSites = 'There are no sites yet.';

async function list(session: Session, options: ListOptions): Promise<void> {
  const { showSites } = await import('../../views/site-view');
  const pages = listed<Site>(await session.api(), '/v1/sites');
  const listing = { pages, shown: showSites, none: noSites };
  await printListing<Site>(session.printer, listing, options);
}

async function show(session: Session, siteId: string): Promise<void> {
  const { showSite } = await import('../../views/site-view');
  const { readSite } = await import('../../api/reads');
  await session.printer.answer(await readSite(await session.api(), siteId), showSite);
}

async function statuses(session: Session, options: ListOptions, time: string | undefined): Promise<void> {
  if (time !== undefined) throw new UsageFailure('--at needs a site: quiesce site status SITE --at TIME');
  const { showStatuses } = await import('../../views/statuses-view');
  const pages = listed<ListedStatus>(await session.api(), '/v1/statuses');
  const listing = { pages, shown: showStatuses(session.now()), none: noSites };
  await printListing<ListedStatus>(session.printer, listing, options);
}

async function status(
  session: Session,
  siteId: string,
  { limit, all }: ListOptions,
  time: string | undefined,
): Promise<void> {
  if (limit !== undefined || all) throw new UsageFailure('--limit and --all are for all sites: leave out the site.');
  const { showStatus } = await import('../../views/site-view');
  const { readSite } = await import('../../api/reads');
  const { askedInstant } = await import('../../times/asked-instant');
  const api = await session.api();
  const { timeZone } = (await readSite(api, siteId)).body;
  const when = await askedInstant(session, '--at', time, timeZone);
  const reply = await api.get<SiteStatus>(at`/v1/sites/${siteId}/status`, { at: when });
  await session.printer.answer(reply, showStatus(timeZone, session.now()));
}
