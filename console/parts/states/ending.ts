import type { Window } from '../../api/types';
import type { HistoryEvent } from '../history/history-of';

type Times = Pick<Window, 'completedAt' | 'endsAt'>;

/** Whether somebody ended it before its end. */
const endedEarly = (window: Times): window is Times & { readonly completedAt: string } =>
  window.completedAt !== undefined && Date.parse(window.completedAt) < Date.parse(window.endsAt);

/** When it was over: before its planned end where somebody ended it, otherwise at the end that is planned. */
export const actualEnd = (window: Times): string => (endedEarly(window) ? window.completedAt : window.endsAt);

/** Its planned end, where somebody ended it before. */
export const missedEnd = (window: Times): string | undefined => (endedEarly(window) ? window.endsAt : undefined);

const neverRunning: readonly Window['status'][] = ['rejected', 'expired', 'cancelled'];

/** Whether it is over and never closed the site: its times are what was planned, and nothing else. */
export const neverRan = ({ status }: Pick<Window, 'status'>): boolean => neverRunning.includes(status);

/** How somebody ended a window: before its start, or before its end. */
export interface Ending {
  readonly kind: 'cancelled' | 'early';
  /** Who did it, when and why; undefined where the history does not reach back so far. */
  readonly entry: Extract<HistoryEvent, { readonly kind: 'change' | 'vote' }>['entry'] | undefined;
}

/** @param history newest first @returns undefined for a window that is not over, or that ended by itself */
export function endingOf(window: Times & Pick<Window, 'status'>, history: readonly HistoryEvent[]): Ending | undefined {
  const isCancelled = window.status === 'cancelled';
  if (!isCancelled && !(window.status === 'completed' && endedEarly(window))) return undefined;
  const wanted = isCancelled ? 'cancel' : 'end';
  const entry = history
    .flatMap((event) => (event.kind === 'change' ? [event.entry] : []))
    .find(({ action }) => action === wanted);
  return { kind: isCancelled ? 'cancelled' : 'early', entry };
}
