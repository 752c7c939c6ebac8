import type { Draft } from './edits';

/** Drafts of former versions of the console did not say what they began from: those have another prefix and are not read. */
const prefix = 'quiesce-draft-of ';

/** What sessionStorage offers of itself. */
type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** @param draft undefined for nothing */
export function keepDraft<T>(store: DraftStore, key: string, draft: Draft<T> | undefined): void {
  try {
    if (draft === undefined) store.removeItem(`${prefix}${key}`);
    else store.setItem(`${prefix}${key}`, JSON.stringify(draft));
  } catch {
    // A browser may refuse to store anything: the form then survives everything but a reload.
  }
}

/** @returns undefined where nothing was kept */
export function keptDraft<T>(store: DraftStore, key: string): Draft<T> | undefined {
  try {
    const { base, typed } = JSON.parse(store.getItem(`${prefix}${key}`) ?? '{}');
    return base === undefined || typed === undefined ? undefined : { base, typed };
  } catch {
    return undefined;
  }
}

/** Nothing of them stays for the next person at this computer. */
export function forgetDrafts(): void {
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith('quiesce-draft'));
  for (const name of names) sessionStorage.removeItem(name);
}
