import type { Mode } from '../../domain/window/window';

/** What a notice can be called. `changed`: something is different from what was scheduled before. */
export type NoticeTitle = 'scheduled' | 'changed' | 'reminder' | 'started' | 'extended' | 'ended' | 'cancelled';

/**
 * The words of one language. Numbers and times stand by themselves, behind their label, so no sentence needs a plural. What
 * visitors are told in the same words is in `edge/page`.
 */
export interface NoticeWords {
  readonly titles: Readonly<Record<NoticeTitle, string>>;
  /** What a window means for visitors while it lasts. */
  readonly effects: Readonly<Record<Mode, string>>;
  /** After the end. */
  readonly open: string;
  /** In place of a window that was cancelled. */
  readonly unaffected: string;
  /** Label of the start. */
  readonly start: string;
  /** Label of the end that was. */
  readonly ended: string;
  /** What is affected where a window does not cover all paths. */
  readonly parts: string;
}
