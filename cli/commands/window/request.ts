import { Option } from '@commander-js/extra-typings';
import type { Window } from '../../api/answers';
import type { Reply } from '../../api/quiesce-api';
import { refusedAtOnce } from '../../api/refusal';
import { needsOneOf } from '../../command';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, collect, examples, type Parent } from '../parent';
import { messagesOf } from './messages';
import { modes } from './modes';
import type { RequestedTimes } from './typed-times';

/** What somebody wants a window to be, as it was typed. */
interface WindowWish extends RequestedTimes {
  readonly site: string;
  readonly reason: string;
  readonly mode?: string;
  readonly template?: string;
  readonly path?: readonly string[];
  readonly hostname?: readonly string[];
  readonly ticket?: string;
  readonly message?: string;
  readonly messageIn?: readonly string[];
}

export function addRequest(window: Parent, session: CurrentSession): void {
  const command = window
    .command('request')
    .description('request a window; shows its times in UTC and in the zone of the site before anything is sent')
    .requiredOption('--site <site>', 'which site')
    .addOption(new Option('--mode <mode>', 'what it does; not needed with --template').choices(modes))
    .requiredOption(
      '--at <time>',
      'when it starts: +15m, 22:00, "tomorrow 02:00 Europe/Paris", RFC 3339; or on-approval',
    )
    .option('--until <time>', 'when it ends')
    .option('--for <duration>', 'how long it lasts, instead of --until: 30m, 1h30m')
    .option('--not-before <time>', 'the earliest start of a window that starts on-approval')
    .option('--not-after <time>', 'its latest start, which it needs')
    .requiredOption('--reason <text>', 'why; for approvers and the audit chain')
    .option('--zone <zone>', 'IANA time zone of the times, and of the window (default: the site’s)')
    .option('--path <prefix>', 'only this path and what is below; can be repeated', collect)
    .option('--hostname <name>', 'only this hostname of the site; can be repeated', collect)
    .option('--template <id>', 'an approved template: no new approval is needed')
    .option('--ticket <text>', 'ticket number')
    .option('--message <text>', 'what visitors read')
    .option('--message-in <lang=text>', 'the message in another language; can be repeated', collect)
    .addHelpText(
      'after',
      examples(
        'window request --site shop --mode full --at "tomorrow 02:00 Europe/Paris" --for 1h30m --reason "Upgrade"',
        'window request --site shop --mode read-only --at +15m --until 23:30 --reason "Reindex" --path /search',
        'window request --site shop --mode full --at on-approval --not-after 05:00 --for 30m --reason "Upgrade"',
        'window request --site shop --template shop.01M826H3W54YS1W4XC5SGSCH84 --at +5m --for 20m --reason "Reindex"',
      ),
    )
    .action((options) => request(session(), options));
  needsOneOf(command, ['mode', 'template'], ['for', 'until']);
}

async function request(session: Session, wish: WindowWish): Promise<void> {
  const { showWindow } = await import('../../views/window-view');
  const send = await agreedWindow(session, wish);
  const reply = await send();
  await session.printer.answer(reply, showWindow(session.now()));
  const next = `To wait until the edge enforces it: quiesce window wait ${reply.body.windowId}`;
  if (session.printer.format === 'table') session.note(next);
}

/** Shows the times and asks on a terminal. @returns requests the window */
export async function agreedWindow(session: Session, wish: WindowWish): Promise<() => Promise<Reply<Window>>> {
  const { plannedTimes } = await import('./times');
  const api = await session.api();
  const mode = wish.mode ?? (await templateMode(session, wish.template));
  const times = await plannedTimes(session, wish.site, wish);
  session.printer.besides.facts(times.facts);
  await session.confirmOnTerminal(`Request ${mode} for ${wish.site}?`);
  const { site: siteId, reason, path: paths, hostname: hostnames, ticket, message, template: templateId } = wish;
  const given = { paths, hostnames, ticket, message, messages: messagesOf(wish.messageIn), templateId };
  const body = { siteId, mode, reason, ...times.body, ...given };
  return () => api.send<Window>('POST', '/v1/windows', { body, key: session.options.idempotencyKey });
}

async function templateMode(session: Session, template: string | undefined): Promise<string> {
  if (template === undefined) throw new UsageFailure('Say what the window does with --mode, or name a --template.');
  const { readProposal } = await import('../../api/reads');
  const { template: settings, status, revokedAt, used = 0 } = (await readProposal(await session.api(), template)).body;
  if (settings === undefined) throw new UsageFailure(`${template} is a proposal, but no template.`);
  if (session.asks && status !== 'approved') {
    const sentence = `This template is ${revokedAt === undefined ? status : 'revoked'}, so nothing can be requested by it.`;
    throw refusedAtOnce(sentence, `See it with: quiesce template show ${template}`, 'template-mismatch');
  }
  if (session.asks && used >= settings.uses) {
    throw refusedAtOnce(
      'This template is used up.',
      'Propose a new one with: quiesce template propose',
      'template-spent',
    );
  }
  return settings.mode;
}
