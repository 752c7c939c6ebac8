import { Option } from '@commander-js/extra-typings';
import type { SiteStatus, WindowWithEnforcement } from '../api/answers';
import { at, type QuiesceApi } from '../api/quiesce-api';
import { ApiRefusal, refusedAtOnce } from '../api/refusal';
import type { Session } from '../session';
import { type CurrentSession, collect, examples, type Parent } from './parent';
import { messagesOf } from './window/messages';
import { modes } from './window/modes';

interface Options {
  readonly mode: string;
  readonly for: string;
  readonly reason: string;
  readonly path?: readonly string[];
  readonly message?: string;
  readonly messageIn?: readonly string[];
}

export function addEmergency(program: Parent, session: CurrentSession): void {
  program
    .command('emergency')
    .description('close a site now (break-glass); approvers are told, and ratify it later')
    .helpGroup('Windows:')
    .argument('<site>', 'which site')
    .addOption(new Option('--mode <mode>', 'what it does').choices(modes).makeOptionMandatory())
    .requiredOption('--for <duration>', 'how long: 30m, 1h')
    .requiredOption('--reason <text>', 'why; for approvers and the audit chain')
    .option('--path <prefix>', 'only this path and what is below; can be repeated', collect)
    .option('--message <text>', 'what visitors read')
    .option('--message-in <lang=text>', 'the message in another language; can be repeated', collect)
    .addHelpText(
      'after',
      examples(
        'emergency shop --mode full --for 30m --reason "Orders are charged twice"',
        'emergency shop --mode read-only --for 1h --path /cart --yes --reason "Stock is wrong"',
      ),
    )
    .action((siteId, options) => start(session(), siteId, options));
}

async function start(session: Session, siteId: string, { mode, reason, path: paths, message, ...options }: Options) {
  const { durationText, wholeMinutes } = await import('../times/duration');
  const { showWindow } = await import('../views/window-view');
  const messages = messagesOf(options.messageIn);
  const durationMinutes = wholeMinutes(options.for, '--for', 'emergencyMinutes');
  const api = await session.api('breakglass');
  if (session.asks) await assertAllowed(api, siteId, durationMinutes * 60);
  await session.confirm(
    `Put ${siteId} into ${mode} now, for ${durationText(durationMinutes * 60)}, without an approval?`,
  );
  const body = { mode, reason, durationMinutes, paths, message, messages };
  const ask = { body, key: session.options.idempotencyKey };
  const reply = await api.send<WindowWithEnforcement>('POST', at`/v1/sites/${siteId}/emergency`, ask);
  await session.printer.answer(reply, showWindow(session.now()));
  if (session.printer.format === 'table') session.note(`End it with: quiesce window end ${reply.body.windowId}`);
}

/** Says at once what no answer to the question would change. What cannot be read is no reason to hold up an emergency. */
async function assertAllowed(api: QuiesceApi, siteId: string, seconds: number): Promise<void> {
  const { readSite } = await import('../api/reads');
  const { durationText } = await import('../times/duration');
  const site = await readSite(api, siteId).catch(unlessMissing);
  const status = await api.get<SiteStatus>(at`/v1/sites/${siteId}/status`).catch(unlessMissing);
  const longest = site?.body.policy.emergency.maximumDurationSeconds ?? seconds;
  if (longest === 0) {
    const sentence = 'The policy of this site forbids emergency windows.';
    throw refusedAtOnce(sentence, 'Request a window with: quiesce window request', 'break-glass-off');
  }
  if (seconds > longest) {
    throw refusedAtOnce(
      `The site allows emergency windows of at most ${durationText(longest)}.`,
      undefined,
      'too-long',
    );
  }
  const { suspended, unratified = [] } = status?.body.breakGlass ?? {};
  if (!suspended) return;
  const sentence =
    'Break-glass is suspended on this site until somebody ratifies an emergency that is overdue or refused.';
  const advice = unratified.map(({ windowId }) => `Ratify it with: quiesce ratify ${windowId}`).join('\n');
  throw refusedAtOnce(sentence, advice, 'break-glass-suspended');
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof ApiRefusal && error.status === 404) throw error;
  return undefined;
}
