import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'quiesce-draft ';

/** What was typed before, in this tab. */
export interface Restored {
  /** The form began with it. */
  readonly isRestored: boolean;
  /** Begins again with an empty form, or with what is to be changed. */
  readonly startOver: () => void;
}

/**
 * The state of a form, which survives a reload and a new sign-in in this tab.
 * @param key names the form and what it is about
 * @returns the value, what changes it, what forgets it once it is sent, and whether it was typed before
 */
export function useDraft<T>(key: string, initial: T): readonly [T, (value: T) => void, () => void, Restored] {
  const name = `${prefix}${key}`;
  const [found] = useState(() => stored<T>(name));
  const [value, setValue] = useState<T>(found ?? initial);
  const [isRestored, setRestored] = useState(found !== undefined);
  // What was sent must not be stored again when the page is drawn once more before it is left.
  const isOver = useRef(false);
  useEffect(() => {
    if (!isOver.current) keep(name, isChanged(value, initial) ? value : undefined);
  }, [name, value, initial]);
  const change = useCallback((changed: T) => {
    isOver.current = false;
    setValue(changed);
  }, []);
  const forget = useCallback(() => {
    isOver.current = true;
    keep(name, undefined);
  }, [name]);
  const startOver = () => {
    setRestored(false);
    change(initial);
  };
  return [value, change, forget, { isRestored, startOver }];
}

/** Whether somebody typed something: what a form begins with is made anew each time its page is drawn. */
export const isChanged = (value: unknown, initial: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify(initial);

/** Nothing of them stays for the next person at this computer. */
export function forgetDrafts(): void {
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith(prefix));
  for (const name of names) sessionStorage.removeItem(name);
}

/** @param value undefined for nothing */
function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser may refuse to store anything: the form then survives everything but a reload.
  }
}

function stored<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
