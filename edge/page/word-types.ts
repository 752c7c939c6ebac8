import type { EdgeMode } from '../document/mode';

/** What a page says in one mode. Plain text: no quotation marks, no markup. */
interface ModeWords {
  /** What is going on, in one or two words. */
  readonly state: string;
  readonly title: string;
  /** One sentence more, above the message of the window. */
  readonly lead: string;
}

/**
 * The words of one language. The numbers stand by themselves, behind their label, so no sentence needs a plural; the page's script
 * writes them, and the times, by the rules of the language (`Intl`).
 */
export interface Words {
  readonly direction?: 'rtl';
  readonly timeLeft: string;
  readonly end: string;
  /** Followed by how long until the page loads itself again. */
  readonly looksAgain: string;
  /** Followed by the paths that the window covers. */
  readonly affected: string;
  readonly modes: Readonly<Record<EdgeMode, ModeWords>>;
  /** Before a window starts. */
  readonly soon: { readonly title: string; readonly lead: string };
}
