import type { BypassHeader, BypassLink } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';
import { addRevoke } from './revoke';

export function addBypass(program: Parent, session: CurrentSession): void {
  const bypass = program.command('bypass').description('let somebody past the windows of a site').helpGroup('Sites:');
  bypass
    .command('link')
    .description('create a link; whoever has it passes. It is printed this once')
    .argument('<site>', 'which site')
    .requiredOption('--url <url>', 'the page it opens, on one of the hostnames of the site')
    .requiredOption('--for <duration>', 'how long it works, at most a day: 1h')
    .addHelpText('after', examples('bypass link shop --url https://shop.example.com/cart --for 1h'))
    .action((siteId, options) => link(session(), siteId, options));
  bypass
    .command('header')
    .description('create a secret for the header x-maintenance-bypass. It is printed this once')
    .argument('<site>', 'which site')
    .addHelpText('after', examples('bypass header shop', 'bypass header shop --yes > secret.txt'))
    .action((siteId) => header(session(), siteId));
  addRevoke(bypass, session);
}

async function link(
  session: Session,
  siteId: string,
  { url, ...options }: { readonly url: string; readonly for: string },
) {
  const { wholeMinutes } = await import('../../times/duration');
  const { secondsOf, toldTime } = await import('../../times/told');
  const body = { url, expiresInMinutes: wholeMinutes(options.for, '--for', 'bypassLinkMinutes') };
  const ask = { body, key: session.options.idempotencyKey };
  const reply = await (await session.api()).send<BypassLink>('POST', at`/v1/sites/${siteId}/bypass-links`, ask);
  await session.printer.answer(reply, (made, page) => page.line(made.url));
  session.note(
    `It works until ${toldTime(secondsOf(reply.body.expiresAt), 'UTC', session.now())}. Treat it like a password.`,
  );
}

async function header(session: Session, siteId: string): Promise<void> {
  const { readSite } = await import('../../api/reads');
  const api = await session.api();
  const { bypass } = (await readSite(api, siteId)).body;
  if (bypass.header) await session.confirm(`Replace the secret of ${siteId}? The present one stops working.`);
  const reply = await api.send<BypassHeader>('PUT', at`/v1/sites/${siteId}/bypass-header`);
  await session.printer.answer(reply, (made, page) => page.line(made.secret));
  session.note('Send it as the header x-maintenance-bypass. It is not shown again.');
}
