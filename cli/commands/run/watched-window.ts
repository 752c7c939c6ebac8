import { setTimeout as pause } from 'node:timers/promises';
import type { Window } from '../../api/answers';
import { readWindow } from '../../api/reads';
import type { Session } from '../../session';
import { durationText } from '../../times/duration';
import { secondsOf } from '../../times/told';
import { shortfalls } from './coverage';

const lookEveryMs = 30_000;
/** When a running command is told that its time is nearly over: five minutes before, or in the last fifth of a shorter window. */
const warnBeforeMs = ({ startsAt, endsAt }: Window): number =>
  Math.min(300_000, (secondsOf(endsAt) - secondsOf(startsAt)) * 200);

/**
 * Tells on the terminal, while a command runs, that its window is about to end, was ended by somebody else, or was changed to
 * one that covers less than was asked for. The command goes on: nothing here knows what to stop it half way would mean.
 */
export function watchedWindow(session: Session, asked: Window, window: Window) {
  const controller = new AbortController();
  const watching = watch(session, asked, window, controller.signal).catch(() => undefined);
  return {
    stop: (): void => {
      controller.abort();
      void watching;
    },
  };
}

async function watch(session: Session, asked: Window, first: Window, signal: AbortSignal): Promise<void> {
  const api = await session.api();
  const news = new WindowNews(asked);
  for (let window = first; ; ) {
    for (const text of news.of(window, session.now())) session.note(text);
    const left = leftMs(window, session.now());
    if (isOver(window, left)) return;
    const untilWarning = left > warnBeforeMs(window) ? left - warnBeforeMs(window) : left;
    await pause(Math.min(lookEveryMs, untilWarning), undefined, { signal, ref: false });
    const looked = await readWindow(api, window.windowId).catch(() => undefined);
    window = looked?.body ?? window;
  }
}

const leftMs = ({ endsAt }: Window, now: number): number => secondsOf(endsAt) * 1000 - now;
const isOver = ({ status }: Window, left: number): boolean => status === 'completed' || left <= 0;

/** What is new about the window of a running command; each thing is told once. */
export class WindowNews {
  private warnedOf = '';
  private missed = '';

  constructor(private readonly asked: Window) {}

  /** @param now milliseconds since 1970 */
  of(window: Window, now: number): string[] {
    const left = leftMs(window, now);
    if (isOver(window, left)) return ['The window is over and the site is open, while the command still runs.'];
    return [...this.missing(window), ...this.nearEnd(window, left)];
  }

  /** What an amendment takes away, or gives back. */
  private missing(window: Window): string[] {
    const missing = shortfalls(this.asked, window).join('; ');
    if (missing === this.missed) return [];
    this.missed = missing;
    return missing === ''
      ? ['The window covers what was asked for again.']
      : [`The window covers less than was asked for, while the command still runs: ${missing}.`];
  }

  private nearEnd(window: Window, left: number): string[] {
    if (left > warnBeforeMs(window) || this.warnedOf === window.endsAt) return [];
    this.warnedOf = window.endsAt;
    const advice = `quiesce window extend ${window.windowId} --by DURATION`;
    return [`The window ends in ${durationText(left / 1000)}. To extend it: ${advice}`];
  }
}
