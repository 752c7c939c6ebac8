import { Refusal } from '../../domain/refusal';
import type { Window } from '../../domain/window/window';
import type { QueryDeps } from '../deps';

/** @throws Refusal unknown-window */
export async function getWindow({ store }: QueryDeps, windowId: string): Promise<Window> {
  const window = (await store.load([{ kind: 'window', windowId }])).window(windowId);
  if (!window) throw new Refusal('unknown-window', 'No window has this id.', { windowId });
  return window;
}
