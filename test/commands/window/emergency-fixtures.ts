import { type EmergencyRequest, startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { Actor } from '../../../lambdas/domain/actor';
import type { Window } from '../../../lambdas/domain/window/window';
import type { Store } from '../../../lambdas/store/port';
import type { World } from '../fixtures';

/** In nobody's directory. */
export const operator: Actor = { principal: 'arn:aws:iam::111122223333:user/breakglass' };

export function breakGlass(
  world: World<Store>,
  changes: Partial<EmergencyRequest> = {},
  who = operator,
): Promise<Window> {
  const request = { siteId: 'demo', mode: 'full', reason: 'checkout charges twice', durationMinutes: 30 } as const;
  return startEmergency(world.deps, { ...request, ...changes }, who);
}
