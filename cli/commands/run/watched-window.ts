import { setTimeout as pause } from 'node:timers/promises';
import type { Window } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { durationText } from '../../times/duration';
import { secondsOf } from '../../times/told';

const lookEveryMs = 30_000;
/** When a running command is told that its time is nearly over: five minutes before, or in the last fifth of a shorter window. */
const warnBeforeMs = ({ startsAt, endsAt }: Window): number =>
  Math.min(300_000, (secondsOf(endsAt) - secondsOf(startsAt)) * 200);

/** Tells on the terminal, while a command runs, that its window is about to end or was ended by somebody else. */
export function watchedWindow(session: Session, window: Window) {
  const controller = new AbortController();
  const watching = watch(session, window, controller.signal).catch(() => undefined);
  return {
    stop: (): void => {
      controller.abort();
      void watching;
    },
  };
}

async function watch(session: Session, first: Window, signal: AbortSignal): Promise<void> {
  const api = await session.api();
  let window = first;
  let warnedOf = '';
  for (;;) {
    const left = secondsOf(window.endsAt) * 1000 - session.now();
    if (window.status === 'completed' || left <= 0) {
      return session.note(`The window is over and the site is open, while the command still runs.`);
    }
    if (left <= warnBeforeMs(window) && warnedOf !== window.endsAt) {
      warnedOf = window.endsAt;
      const advice = `quiesce window extend ${window.windowId} --by DURATION`;
      session.note(`The window ends in ${durationText(left / 1000)}. To extend it: ${advice}`);
    }
    const untilWarning = left > warnBeforeMs(window) ? left - warnBeforeMs(window) : left;
    await pause(Math.min(lookEveryMs, untilWarning), undefined, { signal, ref: false });
    const looked = await api.get<Window>(at`/v1/windows/${window.windowId}`).catch(() => undefined);
    window = looked?.body ?? window;
  }
}
