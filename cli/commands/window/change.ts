import type { Window } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { readWindow } from '../../api/reads';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';
import { begunArgument, begunWindow } from './begun';
import { assertPossible } from './possible';

const id = 'shop.01M81WZ6G00KV2KG4CP2T978MG';

/** The moves that need a window and at most a reason: cancel, end. And comments. */
export function addChanges(window: Parent, session: CurrentSession): void {
  window
    .command('cancel')
    .description('cancel a window before it starts')
    .argument('<window>', 'id of the window')
    .option('--reason <text>', 'why; for the record')
    .addHelpText('after', examples(`window cancel ${id}`, `window cancel ${id} --yes`))
    .action((windowId, { reason }) => change(session(), windowId, 'cancel', reason));
  window
    .command('end')
    .description('end a window that has begun; the site opens at once')
    .argument(...begunArgument)
    .option('--reason <text>', 'why; for the record')
    .addHelpText('after', examples(`window end ${id} --reason "Done early"`, 'window end shop'))
    .action((windowId, { reason }) => change(session(), windowId, 'end', reason));
  window
    .command('comment')
    .description('comment on a window, in any state; a comment is no vote')
    .argument('<window>', 'id of the window')
    .argument('<text>', 'at most 500 characters')
    .addHelpText('after', examples(`window comment ${id} "Replica is ready"`))
    .action((windowId, text) => send(session(), at`/v1/windows/${windowId}/comments`, { text }));
}

const questions = {
  cancel: (windowId: string) => `Cancel ${windowId}?`,
  end: (windowId: string) => `End ${windowId} now, and open the site?`,
};

async function change(session: Session, named: string, move: 'cancel' | 'end', reason: string | undefined) {
  const windowId = move === 'end' ? await begunWindow(await session.api(), named, move) : named;
  if (session.asks) assertPossible((await readWindow(await session.api(), windowId)).body, move, session.now());
  await session.confirm(questions[move](windowId));
  await send(session, at`/v1/windows/${windowId}/${move}`, { reason });
}

async function send(session: Session, path: string, body: object): Promise<void> {
  const { showWindow } = await import('../../views/window-view');
  const reply = await (await session.api()).send<Window>('POST', path, { body, key: session.options.idempotencyKey });
  await session.printer.answer(reply, showWindow(session.now()));
}
