import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Said } from '../words/said';

/** Paths of 16 × 16 icons: a tick, a barred circle, a padlock, a flask, a question mark. */
const icons: Readonly<Record<string, string>> = {
  open: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.6 5.4-4.2 4.4a.8.8 0 0 1-1.2 0L4.4 9l1.1-1.1 1.3 1.3 3.7-3.9 1.1 1.1Z',
  full: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM4 7h8v2H4V7Z',
  'read-only':
    'M8 1a3.5 3.5 0 0 0-3.5 3.5V7H3v8h10V7h-1.500V4.500A3.500 3.500 0 0 0 8 1Zm-2 3.500a2 2 0 1 1 4 0V7H6V4.500Z',
  'testers-only':
    'M5.500 1v1.500h.5v4L2.300 13a1.400 1.400 0 0 0 1.200 2h9a1.400 1.400 0 0 0 1.200-2L10 6.500v-4h.5V1h-5Zm2 1.500h1v4.400L10.100 10H5.900l1.600-3.100V2.500Z',
};
const unknown =
  'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.8 9.500h1.600V12H7.200v-1.500ZM8 4c1.600 0 2.700 1 2.700 2.300 0 1.600-1.900 1.700-1.900 3.200H7.200c0-2.200 1.900-2.200 1.900-3.200 0-.5-.4-.8-1.100-.8-.6 0-1.100.4-1.100 1H5.300C5.300 5 6.500 4 8 4Z';

export function ModeIcon({ mode }: { readonly mode: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fillRule="evenodd" d={Object.hasOwn(icons, mode) ? icons[mode] : unknown} />
    </svg>
  );
}

/** What a mode looks like, as the names of style classes end; `unknown` for one that a newer server invented. */
export const lookOf = (mode: string): string => (Object.hasOwn(icons, mode) ? mode : 'unknown');

/** A mode as it looks everywhere: one colour, one icon and one word. */
export function ModeBadge({ mode, large = false }: { readonly mode: string; readonly large?: boolean }) {
  const { shared } = useTexts();
  return (
    <span className={`mode mode-${lookOf(mode)}${large ? ' mode-large' : ''}`}>
      <ModeIcon mode={mode} />
      <Said>{wordFor(shared.modes, mode)}</Said>
    </span>
  );
}
