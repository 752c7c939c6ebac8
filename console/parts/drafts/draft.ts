import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, type FieldOf, type IsSame, meanwhileOf, rebased } from './edits';
import { keepDraft, keptDraft } from './kept-drafts';

/** What was typed before, in this tab. */
export interface Restored {
  /** The form began with it. */
  readonly isRestored: boolean;
  /** Begins again with an empty form, or with what is to be changed. */
  readonly startOver: () => void;
}

/**
 * The state of a form that makes something new. It survives a reload and a new sign-in in this tab. Where the form now begins
 * with other values, they replace those that nobody typed in.
 * @param key names the form and what it is about
 * @returns the value, what changes it, what forgets it once it is sent, and whether it was typed before
 */
export function useDraft<T>(key: string, initial: T): readonly [T, (value: T) => void, () => void, Restored] {
  const { draft, setDraft, forget, restored } = useKept(key, initial, onto);
  const { base, typed } = draft;
  const change = useCallback((value: T) => setDraft({ base, typed: value }), [base, setDraft]);
  return [typed, change, forget, restored];
}

/** The state of a form that changes something. */
export interface Edit<T> extends Draft<T> {
  /** What others changed since: to be shown, and not to be sent over, until the person goes on. */
  readonly meanwhile: readonly FieldOf<T>[];
  readonly change: (fields: Partial<T>) => void;
  /** Goes on with what the form is about as it is now; what was typed stays. */
  readonly goOn: () => void;
  /** Forgets it once it is sent. */
  readonly forget: () => void;
  readonly restored: Restored;
}

/**
 * The state of a form that changes something, which others may change at the same time. It survives what `useDraft` survives,
 * and remembers what it began from.
 * @param key names the form and what it is about
 * @param now the form as it would begin with what it is about as it is now
 * @param isSame where fields are the same although they are written in another way
 */
export function useEdit<T extends object>(key: string, now: T, isSame?: IsSame<T>): Edit<T> {
  const { draft: kept, setDraft, forget, restored } = useKept(key, now, completed);
  // Who has typed nothing yet begins from what there is now.
  const draft = isChanged(kept.typed, kept.base) ? kept : { base: now, typed: now };
  return {
    ...draft,
    meanwhile: meanwhileOf(draft, now, isSame),
    change: (fields) => setDraft({ ...draft, typed: { ...draft.typed, ...fields } }),
    goOn: () => setDraft(rebased(draft, now, isSame)),
    forget,
    restored,
  };
}

interface Kept<T> {
  readonly key: string;
  readonly draft: Draft<T>;
  readonly isRestored: boolean;
}

/** @param reopen what becomes of a draft that was kept */
function useKept<T>(key: string, now: T, reopen: (found: Draft<T>, now: T) => Draft<T>) {
  const begin = (): Kept<T> => {
    const found = keptDraft<T>(sessionStorage, key);
    return { key, draft: found ? reopen(found, now) : { base: now, typed: now }, isRestored: found !== undefined };
  };
  const [{ key: openedAs, draft, isRestored }, set] = useState(begin);
  // A form can become one about something else, such as another site: what is typed goes with it.
  if (openedAs !== key) set(isChanged(draft.typed, draft.base) ? { key, draft, isRestored } : begin());
  // What was sent must not be stored again when the page is drawn once more before it is left.
  const isOver = useRef(false);
  const keptAs = useRef(openedAs);
  useEffect(() => {
    if (keptAs.current !== openedAs && isChanged(draft.typed, draft.base)) {
      keepDraft(sessionStorage, keptAs.current, undefined);
    }
    keptAs.current = openedAs;
    if (!isOver.current) keepDraft(sessionStorage, openedAs, isChanged(draft.typed, draft.base) ? draft : undefined);
  }, [openedAs, draft]);
  const setDraft = useCallback((changed: Draft<T>) => {
    isOver.current = false;
    set((kept) => ({ ...kept, draft: changed }));
  }, []);
  const forget = useCallback(() => {
    isOver.current = true;
    keepDraft(sessionStorage, key, undefined);
  }, [key]);
  const startOver = () => {
    isOver.current = false;
    set({ key, draft: { base: now, typed: now }, isRestored: false });
  };
  return { draft, setDraft, forget, restored: { isRestored, startOver } };
}

/** Whether somebody typed something: what a form begins with is made anew each time its page is drawn. */
export const isChanged = (value: unknown, initial: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify(initial);

/** A draft of a version of the console whose form had fewer fields. */
const completed = <T extends object>({ base, typed }: Draft<T>, now: T): Draft<T> => ({
  base: { ...now, ...base },
  typed: { ...now, ...typed },
});

/** A draft of something new, on what its form begins with now. */
function onto<T>({ base, typed }: Draft<T>, now: T): Draft<T> {
  return isForm(base) && isForm(typed) && isForm(now) ? rebased({ base, typed }, now) : { base: now, typed };
}

const isForm = <T>(value: T): value is T & object => typeof value === 'object' && value !== null;
