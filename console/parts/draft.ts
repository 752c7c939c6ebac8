import { useCallback, useEffect, useState } from 'react';

const prefix = 'quiesce-draft ';

/**
 * The state of a form, which survives a reload and a new sign-in in this tab.
 * @param key names the form and what it is about
 * @returns the value, what changes it, and what forgets it once it is sent
 */
export function useDraft<T>(key: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const name = `${prefix}${key}`;
  const [value, setValue] = useState<T>(() => stored(name) ?? initial);
  useEffect(() => {
    if (isChanged(value, initial)) sessionStorage.setItem(name, JSON.stringify(value));
  }, [name, value, initial]);
  const forget = useCallback(() => sessionStorage.removeItem(name), [name]);
  return [value, setValue, forget];
}

/** Whether somebody typed something: what a form begins with is made anew each time its page is drawn. */
export const isChanged = (value: unknown, initial: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify(initial);

/** Nothing of them stays for the next person at this computer. */
export function forgetDrafts(): void {
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith(prefix));
  for (const name of names) sessionStorage.removeItem(name);
}

function stored<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
