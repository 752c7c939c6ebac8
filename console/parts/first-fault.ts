import { useEffect } from 'react';

/**
 * Leads the person to the first field that is wrong: the button that sends a long form is far below it.
 * @param tries how often the form was tried in vain
 */
export function useFirstFault(tries: number): void {
  useEffect(() => {
    if (tries > 0) document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
  }, [tries]);
}
