import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { type Language, languageFor, languages } from '../texts/texts';

type Look = 'system' | 'light' | 'dark';

/** What a person chose in this browser. Nothing of it is secret. */
export interface Preferences {
  readonly look: Look;
  readonly compact: boolean;
  readonly language?: Language;
}

const name = 'quiesce-preferences';

export function readPreferences(): Preferences {
  const { look, compact, language } = stored();
  return {
    look: look === 'light' || look === 'dark' ? look : 'system',
    compact: compact === true,
    ...(languages.some((one) => one === language) && { language: language as Language }),
  };
}

export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(name, JSON.stringify(preferences));
  } catch {
    // Browsers may refuse to store anything; the choice then holds until the page is closed.
  }
}

export const languageOf = ({ language }: Preferences): Language => language ?? languageFor(navigator.languages);

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

/** Applies the look and density, and follows the system where the person leaves it to that. @returns what stops it */
export function applyPreferences({ look, compact }: Preferences): () => void {
  const apply = () =>
    applyMode(look === 'dark' || (look === 'system' && systemIsDark.matches) ? Mode.Dark : Mode.Light);
  apply();
  applyDensity(compact ? Density.Compact : Density.Comfortable);
  if (look !== 'system') return () => {};
  systemIsDark.addEventListener('change', apply);
  return () => systemIsDark.removeEventListener('change', apply);
}

function stored(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}');
  } catch {
    return {};
  }
}
