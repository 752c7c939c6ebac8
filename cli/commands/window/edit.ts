import { Option } from '@commander-js/extra-typings';
import type { EditedWindow, Window } from '../../api/answers';
import { at, type Reply } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { spoken } from '../../times/spoken-instants';
import { type CurrentSession, collect, examples, type Parent } from '../parent';
import { messagesOf } from './messages';
import { modes } from './modes';
import { assertPossible } from './possible';
import type { Times } from './typed-times';

const removable = ['ticket', 'message', 'messages'] as const;

interface Options extends Times {
  readonly mode?: string;
  readonly reason?: string;
  readonly path?: readonly string[];
  readonly wholeSite?: true;
  readonly hostname?: readonly string[];
  readonly allHostnames?: true;
  readonly ticket?: string;
  readonly message?: string;
  readonly messageIn?: readonly string[];
  readonly remove?: readonly string[];
  readonly replace?: true;
}

export function addEdit(window: Parent, session: CurrentSession): void {
  const id = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
  window
    .command('edit')
    .description('change the plan of a window; what is left out stays as it is')
    .argument('<window>', 'id of the window')
    .addOption(new Option('--mode <mode>', 'what it does').choices(modes))
    .option('--at <time>', 'when it starts, or on-approval')
    .option('--until <time>', 'when it ends')
    .option('--for <duration>', 'how long it lasts, instead of --until')
    .option('--not-before <time>', 'the earliest start of a window that starts on-approval')
    .option('--not-after <time>', 'its latest start')
    .option('--zone <zone>', 'IANA time zone of the times, and of the window')
    .option('--reason <text>', 'why; for approvers and the audit chain')
    .option('--path <prefix>', 'only this path and what is below; can be repeated', collect)
    .option('--whole-site', 'the whole site instead of paths')
    .option('--hostname <name>', 'only this hostname of the site; can be repeated', collect)
    .option('--all-hostnames', 'all hostnames of the site')
    .option('--ticket <text>', 'ticket number')
    .option('--message <text>', 'what visitors read')
    .option('--message-in <lang=text>', 'the message in another language; can be repeated', collect)
    .addOption(new Option('--remove <part...>', 'remove these').choices(removable))
    .option('--replace', 'withdraw the approved plan at once instead of when the new one is approved')
    .addHelpText(
      'after',
      examples(`window edit ${id} --for 2h`, `window edit ${id} --at "tomorrow 03:00" --for 1h --replace`),
    )
    .action((windowId, options) => edit(session(), windowId, options));
}

async function edit(session: Session, windowId: string, options: Options): Promise<void> {
  const { readWindow } = await import('../../api/reads');
  const { showWindow } = await import('../../views/window-view');
  const api = await session.api();
  const read = await readWindow(api, windowId);
  if (session.asks) assertPossible(read.body, options.replace ? 'replace' : 'edit', session.now());
  const body = await changes(session, read, options);
  if (options.replace) await session.confirm(`Withdraw the approved plan of ${windowId} at once?`);
  else await session.confirmOnTerminal(`Change ${windowId}?`);
  // What was read may have told which time is meant, so nobody may have changed it since.
  const ask = { body, ifMatch: `"${read.body.version}"`, key: session.options.idempotencyKey };
  const reply = await api.send<EditedWindow>('PATCH', at`/v1/windows/${windowId}`, ask);
  await session.printer.answer(reply, showWindow(session.now()));
  if (session.printer.format === 'table') session.note(spoken(reply.body.effect.meaning));
}

async function changes(session: Session, { body: window }: Reply<Window>, options: Options) {
  const { changedTimes } = await import('./times');
  const { mode, reason, ticket, message, replace } = options;
  const paths = options.wholeSite ? [] : options.path;
  const removed = Object.fromEntries((options.remove ?? []).map((part) => [part, null]));
  const times = await changedTimes(session, window, options);
  if (times.facts.length > 0) session.printer.besides.facts(times.facts);
  const hostnames = options.allHostnames ? null : options.hostname;
  return {
    mode,
    reason,
    ticket,
    message,
    replace,
    paths,
    hostnames,
    messages: messagesOf(options.messageIn),
    ...removed,
    ...times.body,
  };
}
