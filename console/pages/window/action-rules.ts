import { lengths, ranges } from '../../../lambdas/domain/limits';
import type { FieldFault } from '../../api/problem';
import type { FormRules } from '../../parts/forms/form-rules';
import { inOneLine } from '../../parts/forms/reason-rules';
import { lineIfAny, lines, whole } from '../../parts/forms/rules';
import type { Act } from './send-action';

export interface Form {
  /** A reason, or a comment. */
  readonly text: string;
  readonly minutes: string;
}

const ofMinutes: readonly string[] = ['too-long', 'too-far-ahead', 'ends-before-start'];

/** Comments and reasons are typed in the same place. */
export const rules: FormRules<Form> = {
  fields: { text: ['text'], reason: ['text'], durationMinutes: ['minutes'], endsAt: ['minutes'] },
  refused: ({ code }) => (ofMinutes.includes(code) ? 'durationMinutes' : undefined),
};

/** What keeps something from being done with a window. */
export function foundIn(action: Act['action'], { text, minutes }: Form): readonly FieldFault[] {
  if (action === 'comment') return lines('text', text, lengths.comment);
  return [
    ...(action === 'extend' ? whole('durationMinutes', minutes, ranges.windowMinutes) : []),
    ...lineIfAny('reason', inOneLine(text), lengths.reason),
  ];
}
