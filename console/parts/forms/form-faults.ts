import { ApiProblem, type FieldFault } from '../../api/problem';
import { factsOf } from '../refusals/facts';
import { refusalWords } from '../refusals/refusal-words';
import { type FaultTexts, faultTexts, type Told } from './fault-texts';
import { isAsSent, refusedIn } from './form-rules';

interface Tried<T extends object> extends Told<T> {
  /** What the form finds wrong itself; nothing until somebody tried to send it. */
  readonly found: readonly FieldFault[];
  /** Why the last try was refused, and what was sent then. */
  readonly error: Error | null;
  readonly sent: T | undefined;
  /** Of the person, IANA. */
  readonly zone: string;
}

interface FormFaults {
  readonly at: FaultTexts;
  /** A refusal that is about no field of the form. */
  readonly problem: Error | null;
}

/** What is wrong with a form now: a refusal stands at its field until that is changed, and any other until anything is. */
export function formFaults<T extends object>({ found, error, sent, zone, ...told }: Tried<T>): FormFaults {
  if (!error || !sent) return { at: faultTexts(found, told), problem: error };
  const { rules, typed, later, wording } = told;
  const refused = refusedIn(rules, error, sent);
  const still = refused.faults.filter(({ field }) => isAsSent(rules, field, typed, sent));
  const texts = new Map(faultTexts([...found, ...still], told));
  const { field } = refused;
  if (field !== undefined && error instanceof ApiProblem && isAsSent(rules, field, typed, sent))
    texts.set(field, refusalWords(error, later, factsOf(error, wording, zone)).text);
  const isOther = JSON.stringify(typed) !== JSON.stringify(sent);
  return { at: texts, problem: refused.isAll || isOther ? null : error };
}
