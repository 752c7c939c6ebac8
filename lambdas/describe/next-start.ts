import { isStartOpen, startFor } from '../domain/window/on-approval';
import type { Plan } from '../domain/window/window';
import { othersIn, type Surroundings } from './beside-facts';
import type { Said } from './facts';

/** When a window would start that is approved now; nothing of one whose start does not depend on that. */
export function nextStartSaid(windowId: string, plan: Plan, surroundings: Surroundings): Said | undefined {
  if (!isStartOpen(plan)) return undefined;
  const started = startFor(plan, othersIn(surroundings, windowId), surroundings.now);
  return 'conflict' in started
    ? ['It cannot be approved now: the window ', { id: started.conflict.windowId }, ' is in its way.']
    : ['Approved now, it starts on ', { at: started.plan.startsAt }, '.'];
}
