import { useSyncExternalStore } from 'react';

/** As wide as Cloudscape takes a screen to be a phone. */
const narrow = window.matchMedia('(max-width: 688px)');

/** Whether the screen is one on which a table has no room for its columns. */
export function useNarrow(): boolean {
  // Given twice, it can be drawn without a browser, too.
  return useSyncExternalStore(onChange, isNarrow, isNarrow);
}

const isNarrow = (): boolean => narrow.matches;

function onChange(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
