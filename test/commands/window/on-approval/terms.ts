import { instantText } from '../../../../lambdas/domain/local-time';
import type { Window } from '../../../../lambdas/domain/window/window';
import { as, hour, requestedWindow, T0, type World } from '../../fixtures';
import { approveWindow } from '../../signed-votes';

export const minute = 60;
export const at = (seconds: number) => instantText(T0 + seconds);

/** A window of half an hour that may start until in six hours. */
const onApproval = (changes: object = {}) => ({
  startsAt: 'on-approval',
  endsAt: undefined,
  notAfter: at(6 * hour),
  durationMinutes: 30,
  ...changes,
});

export const ask = (world: World, changes: object = {}) => requestedWindow(world, onApproval(changes));
export const approve = (world: World, { windowId }: Pick<Window, 'windowId'>, who = 'ana') =>
  approveWindow(world.deps, { windowId }, as(who));

/** When it starts, in seconds from `T0`. */
export const startOf = ({ plan }: Window) => plan.startsAt - T0;
