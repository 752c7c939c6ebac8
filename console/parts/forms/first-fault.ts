import { useEffect } from 'react';

/**
 * Leads the person to the first field that is wrong: the button that sends a long form is far below it.
 * @param tries how often the form was tried in vain
 * @param refusal why the API refused one of its fields, the last time
 */
export function useFirstFault(tries: number, refusal: Error | null): void {
  useEffect(() => {
    if (tries > 0 || refusal) document.querySelector<HTMLElement>(wrong)?.focus();
  }, [tries, refusal]);
}

const wrong = 'form [aria-invalid="true"], [role="dialog"] [aria-invalid="true"]';
