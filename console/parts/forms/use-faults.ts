import { useLayoutEffect, useState } from 'react';
import type { FieldFault } from '../../api/problem';
import { useWording } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import { useZone } from '../times/time';
import type { FaultTexts } from './fault-texts';
import { useFirstFault } from './first-fault';
import { formFaults } from './form-faults';
import { type FormRules, refusedIn, triesAfter } from './form-rules';

interface Asked<T> {
  readonly typed: T;
  /** What keeps the form from being sent, before anybody asks the API. */
  readonly found: readonly FieldFault[];
  /** Why the last try was refused, and what was sent then. */
  readonly error: Error | null;
  readonly sent: T | undefined;
}

interface Faults {
  /** What is wrong, to be shown at the fields. */
  readonly at: FaultTexts;
  /** What to show below the form. */
  readonly problem: Error | null;
  /** Whether it can be sent; where not, the fields say why, and the first of them gets the focus. */
  readonly check: () => boolean;
}

/** What is wrong with a form: what it finds itself once somebody tried to send it, and what the API refused. */
export function useFaults<T extends object>(rules: FormRules<T>, { typed, found, error, sent }: Asked<T>): Faults {
  const [tries, setTries] = useState(0);
  const [isHidden, setHidden] = useState(false);
  const wording = useWording();
  const later = useLaterTexts();
  const zone = useZone();
  const shown = { typed, found: tries > 0 ? found : [], error, sent };
  const { at, problem, places, ifHidden } = formFaults({ rules, later, wording, zone, ...shown });
  // The fields are drawn after this. What none of them shows is said below.
  useLayoutEffect(() => setHidden(at.hides(places)));
  useFirstFault(tries, error && sent && refusedIn(rules, error, sent).fields.length > 0 ? error : null);
  const check = () => {
    setTries(triesAfter(tries, found));
    return found.length === 0;
  };
  return { at, problem: problem ?? (isHidden ? ifHidden : null), check };
}
