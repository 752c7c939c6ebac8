import { lengths } from '../../../lambdas/domain/limits';
import type { FieldFault } from '../../api/problem';
import type { FormRules } from './form-rules';
import { lineIfAny } from './rules';

/** A question with room for a reason. */
export interface Reasoned {
  readonly reason: string;
}

export const reasonRules: FormRules<Reasoned> = { fields: { reason: ['reason'] } };

/** A reason that need not be given, as it is sent: in one line. */
export const reasonFaults = (reason: string): readonly FieldFault[] =>
  lineIfAny('reason', inOneLine(reason), lengths.reason);

/** The fields for reasons have several lines; the record keeps one. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
