import type { Window } from '../../api/answers';
import { ifReadable } from '../../api/besides';
import { at } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';

export function addShow(window: Parent, session: CurrentSession): void {
  window
    .command('show')
    .description('show a window: its plan, its votes, its comments')
    .argument('<window>', 'id of the window')
    .addHelpText(
      'after',
      examples(
        'window show shop.01M81WZ6G00KV2KG4CP2T978MG',
        'window show shop.01M81WZ6G00KV2KG4CP2T978MG --output json',
      ),
    )
    .action((windowId) => show(session(), windowId));
}

async function show(session: Session, windowId: string): Promise<void> {
  const { showWindow } = await import('../../views/window-view');
  const { readEnding } = await import('../../api/ending');
  const { readWaitedFor } = await import('../../api/waited-for');
  const api = await session.api();
  const reply = await api.get<Window>(at`/v1/windows/${windowId}`);
  const isShown = session.printer.format === 'table';
  const besides = isShown
    ? {
        ending: await ifReadable(() => readEnding(api, reply.body)),
        waitsFor: await ifReadable(() => readWaitedFor(api, reply.body)),
      }
    : {};
  await session.printer.answer(reply, showWindow(session.now(), besides));
}
