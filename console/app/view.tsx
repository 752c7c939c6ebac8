import { createRoot } from 'react-dom/client';
import { App, type Started } from './app';
import { SignedInAgain, SignedOut, StartFailed } from './outside';
import type { Preferences } from './preferences';

type Wording = Started['wording'];

/** What the document shows: the console, or why not. */
export function viewIn(preferences: Preferences, wording: Wording) {
  const container = document.getElementById('console');
  if (!container) throw new Error('The document has no place for the console');
  const root = createRoot(container);
  const { texts } = wording;
  return {
    showConsole: (started: Omit<Started, 'preferences' | 'wording'>) =>
      root.render(<App {...started} preferences={preferences} wording={wording} />),
    showSignedOut: () => root.render(<SignedOut texts={texts} />),
    showSignedInAgain: () => root.render(<SignedInAgain texts={texts} />),
    showFailed: (error: unknown) => root.render(<StartFailed texts={texts} error={error} />),
  };
}
