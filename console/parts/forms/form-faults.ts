import { ApiProblem, type FieldFault } from '../../api/problem';
import { factsOf } from '../refusals/facts';
import { refusalWords } from '../refusals/refusal-words';
import { DrawnTexts, type Place } from './drawn-texts';
import { faultTexts, type Told } from './fault-texts';
import { type FormRules, fieldIn, isAsSent, isFault, refusedIn } from './form-rules';

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
  readonly at: DrawnTexts;
  /** A refusal that is about no field of the form. */
  readonly problem: Error | null;
  /** Where everything stands that `problem` does not say. */
  readonly places: readonly Place[];
  /** What to say below the form where it does not draw one of these places. */
  readonly ifHidden: Error | null;
}

/** What is wrong with a form now: a refusal stands at its field until that is changed, and any other until anything is. */
export function formFaults<T extends object>({ found, error, sent, zone, ...told }: Tried<T>): FormFaults {
  const { rules, typed, later, wording } = told;
  const own = { places: placesOf(rules, found), ifHidden: malformed(found) };
  if (!error || !sent) return { at: new DrawnTexts(faultTexts(found, told)), problem: error, ...own };
  const refused = refusedIn(rules, error, sent);
  const still = refused.fields.filter(({ field }) => isAsSent(rules, field, typed, sent));
  const at = new DrawnTexts(faultTexts([...found, ...still.filter(isFault)], told));
  const byCode = still.find((each) => !isFault(each));
  if (byCode && error instanceof ApiProblem)
    at.set(byCode.field, refusalWords(error, later, factsOf(error, wording, zone)).text);
  const isOther = JSON.stringify(typed) !== JSON.stringify(sent);
  if (isOther) return { at, problem: null, ...own };
  const places = placesOf(rules, [...found, ...still]);
  return { at, problem: refused.isAll ? null : error, places, ifHidden: error };
}

const placesOf = <T extends object>({ fields }: FormRules<T>, faults: readonly Pick<FieldFault, 'field'>[]) =>
  faults.map(({ field }): Place => ({ field, name: fieldIn(fields, field) ?? field }));

/** As the API would refuse it. */
const malformed = (issues: readonly FieldFault[]): Error | null =>
  issues.length === 0 ? null : new ApiProblem(400, 'malformed', 'The request is malformed.', { issues });
