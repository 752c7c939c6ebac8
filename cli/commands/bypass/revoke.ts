import type { BypassChange } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { readSite } from '../../api/reads';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';

interface Options {
  readonly links?: true;
  readonly header?: true;
}

export function addRevoke(bypass: Parent, session: CurrentSession): void {
  bypass
    .command('revoke')
    .description('revoke all links of a site and the cookies they set, or its header secret')
    .argument('<site>', 'which site')
    .option('--links', 'all links')
    .option('--header', 'the header secret')
    .addHelpText('after', examples('bypass revoke shop --links', 'bypass revoke shop --header --yes'))
    .action((siteId, options) => revoke(session(), siteId, options));
}

async function revoke(session: Session, siteId: string, { links, header }: Options): Promise<void> {
  if (Boolean(links) === Boolean(header)) throw new UsageFailure('Say what to revoke: either --links or --header.');
  const what = links ? 'all bypass links' : 'the bypass header';
  if (session.asks) await readSite(await session.api(), siteId);
  await session.confirm(`Revoke ${what} of ${siteId}?`);
  const path = links ? at`/v1/sites/${siteId}/bypass-links` : at`/v1/sites/${siteId}/bypass-header`;
  const { secondsOf, toldTime } = await import('../../times/told');
  const told = (instant: string) => toldTime(secondsOf(instant), 'UTC', session.now());
  const reply = await (await session.api()).send<BypassChange>('DELETE', path);
  await session.printer.answer(reply, ({ expectedEnforcedBy, notPublishedReason }, page) =>
    page.line(
      `Revoked: ${what} of ${siteId}. ${atEdge(expectedEnforcedBy && told(expectedEnforcedBy), notPublishedReason)}`,
    ),
  );
}

function atEdge(by: string | undefined, failure: string | undefined): string {
  if (failure !== undefined) return `The edge does not know it yet (${failure}): it still lets them pass.`;
  return by === undefined ? 'It is on its way to the edge.' : `The edge follows everywhere by ${by}`;
}
