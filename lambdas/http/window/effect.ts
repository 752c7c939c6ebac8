import type * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import { askedQuestion, openVersion } from '../../domain/voting/window-votes';
import type { Window } from '../../domain/window/window';
import type { editedWindow } from './answer-schema';

type Effect = z.output<typeof editedWindow>['effect'];

/** What an edit means for what is enforced, computed from the changed window. */
export function effectJson(window: Window): Effect {
  const { planVersion, status } = window;
  const asked = openVersion(window);
  const decideBy = instantText(askedQuestion(window).decideBy);
  if (asked === undefined) {
    return { inForce: planVersion, meaning: `Plan version ${planVersion} stays in force as it was approved.` };
  }
  if (status === 'requested') {
    return {
      asked,
      meaning: `Nothing of this window is enforced until plan version ${asked} is approved, which is possible until ${decideBy}.`,
    };
  }
  return {
    inForce: planVersion,
    asked,
    meaning: `Plan version ${planVersion} stays in force until plan version ${asked} is approved, which is possible until ${decideBy}. If it is not, plan version ${planVersion} stands.`,
  };
}
