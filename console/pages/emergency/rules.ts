import { lengths, ranges } from '../../../lambdas/domain/limits';
import type { FieldFault } from '../../api/problem';
import type { FormRules } from '../../parts/forms/form-rules';
import { line, linesIfAny, required, whole } from '../../parts/forms/rules';

export interface Form {
  /** Where the address names none. */
  readonly siteId: string;
  readonly mode: 'full' | 'testers-only' | 'read-only';
  readonly minutes: string;
  readonly reason: string;
  readonly message: string;
}

export const rules: FormRules<Form> = {
  fields: {
    siteId: ['siteId'],
    mode: ['mode'],
    durationMinutes: ['minutes'],
    reason: ['reason'],
    message: ['message'],
  },
  refused: ({ code }) => {
    if (code === 'too-long') return 'durationMinutes';
    return code === 'unknown-site' || code === 'break-glass-off' ? 'siteId' : undefined;
  },
};

/** What keeps an emergency from starting. */
export function foundIn({ siteId, minutes, reason, message }: Form): readonly FieldFault[] {
  return [
    ...required('siteId', siteId !== ''),
    ...whole('durationMinutes', minutes, ranges.emergencyMinutes),
    ...line('reason', reason, lengths.reason),
    ...linesIfAny('message', message, lengths.message),
  ];
}
