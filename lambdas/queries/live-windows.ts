import type { Window } from '../domain/window';
import type { QueryDeps } from './deps';

/** Every requested, approved or active window, page by page, each as last committed: what reconcile walks. */
export async function* liveWindows(_deps: QueryDeps): AsyncGenerator<Window> {
  throw new Error('not written');
}
