import { Option } from '@commander-js/extra-typings';
import type { WindowWithEnforcement } from '../api/answers';
import { at } from '../api/quiesce-api';
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
  const durationMinutes = wholeMinutes(options.for, '--for');
  await session.confirm(
    `Put ${siteId} into ${mode} now, for ${durationText(durationMinutes * 60)}, without an approval?`,
  );
  const body = { mode, reason, durationMinutes, paths, message, messages };
  const ask = { body, key: session.options.idempotencyKey };
  const api = await session.api('breakglass');
  const reply = await api.send<WindowWithEnforcement>('POST', at`/v1/sites/${siteId}/emergency`, ask);
  await session.printer.answer(reply, showWindow(session.now()));
}
