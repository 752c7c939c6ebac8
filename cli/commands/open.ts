import { UsageFailure } from '../failures';
import type { Session } from '../session';
import { type CurrentSession, examples, type Parent } from './parent';

interface Options {
  readonly print?: true;
}

export function addOpen(program: Parent, session: CurrentSession): void {
  program
    .command('open')
    .description('print the addresses of the console and of a site, and open one in the browser')
    .helpGroup('Tools:')
    .argument('[what]', 'a page such as console, or a site (default: the console)')
    .option('--print', 'print only')
    .addHelpText('after', examples('open', 'open shop', 'open mailbox --local', 'open --print'))
    .action((what, options) => openPage(session(), what, options));
}

async function openPage(session: Session, what: string | undefined, { print }: Options): Promise<void> {
  const { address } = await session.connect();
  const pages = pagesToShow(address.pages);
  const url = what === undefined ? undefined : (pages[what] ?? (await siteUrl(session, what)));
  const shown = url === undefined || what === undefined ? pages : { [what]: url };
  await session.printer.answer({ body: shown }, (body, page) => page.facts(Object.entries(body)));
  const chosen = url ?? pages.console ?? pages.site;
  if (chosen === undefined) throw new UsageFailure('No page is known of this API.', 'Name a site: quiesce open SITE');
  // In a pipe the addresses are what is asked for.
  if (!print && session.io.interactive) await session.io.openPage(chosen);
}

/** What people look at. The rest, such as the AWS endpoint of the local machine, is for programs. */
function pagesToShow({
  console: first,
  site,
  mailbox,
}: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pages = { console: first, site, mailbox };
  return Object.fromEntries(Object.entries(pages).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

async function siteUrl(session: Session, siteId: string): Promise<string> {
  const { readSite } = await import('../api/reads');
  const { hostnames } = (await readSite(await session.api(), siteId)).body;
  const hostname = hostnames.find((name) => !name.startsWith('*')) ?? '';
  const { site = '' } = (await session.connect()).address.pages;
  // The local machine serves every hostname below localhost on the port of its site.
  if (/(^|\.)localhost$/.test(hostname)) return `http://${hostname}:${new URL(site).port}/`;
  return `https://${hostname}/`;
}
