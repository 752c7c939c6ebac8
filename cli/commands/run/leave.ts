import type { Window } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { readWindow } from '../../api/reads';
import { ApiRefusal } from '../../api/refusal';
import { CommandFailure, Interrupted } from '../../failures';
import type { Session } from '../../session';
import { instantText, secondsOf, toldTime } from '../../times/told';
import { type Leaving, leavings } from './leavings';

/** Asks at a terminal what to do with a running window; whoever does not answer, or cannot be asked, wants it to end. */
export async function askLeaving(session: Session, window: Window, extendText: string): Promise<Leaving> {
  if (!session.io.interactive) return 'end';
  const { windowId, endsAt, timeZone } = window;
  const choices = [
    { value: 'end', label: 'End it now: the site opens' },
    {
      value: 'keep',
      label: `Keep it: the site opens by itself at ${toldTime(secondsOf(endsAt), timeZone, session.now())}`,
    },
    { value: 'extend', label: `Extend it by ${extendText}` },
  ];
  const question = `The window ${windowId} is running. What should become of it?`;
  const chosen = await session.io.questions.choose(question, choices).catch(unlessInterrupted('end'));
  return leavings.find((leaving) => leaving === chosen) ?? 'end';
}

const unlessInterrupted = (otherwise: string) => (error: unknown) => {
  if (error instanceof Interrupted) return otherwise;
  throw error;
};

/**
 * Ends a window, or cancels what has not begun. Nothing is left to do where somebody was faster, or its time is over.
 *
 * @returns whether it was enforced
 * @throws CommandFailure that says when it ends by itself
 */
export async function endWindow(session: Session, window: Window, reason: string): Promise<boolean> {
  const { windowId } = window;
  const api = await session.api();
  try {
    const read = async () => (await readWindow(api, windowId)).body;
    // A site that is closed should open at once, so nothing is read first.
    let seen = hasBegun(window, session.now()) ? window : await read();
    // Whether it has begun, the clock here may know wrongly: what is refused is tried the other way.
    for (let attempt = 0; attempt < 5; attempt++) {
      if (!['requested', 'approved', 'active'].includes(seen.status)) return seen.status === 'completed';
      const move = hasBegun(seen, session.now()) === (attempt % 2 === 0) ? 'end' : 'cancel';
      const done = await api.send('POST', at`/v1/windows/${windowId}/${move}`, { body: { reason } }).catch(ifIllegal);
      if (done !== undefined) return move === 'end';
      seen = await read();
    }
    throw new CommandFailure('its state changes all the time.');
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const told = `${windowId} could not be ended: ${error.message}`;
    throw new CommandFailure(told, error.exitCode, `It ${leftText(session, window)}`, error.code);
  }
}

/** What becomes of a window that is left alone. */
export function leftText(session: Session, { windowId, endsAt, timeZone }: Window): string {
  const when = toldTime(secondsOf(endsAt), timeZone, session.now());
  return `ends by itself: ${when}. End it with: quiesce window end ${windowId}`;
}

const hasBegun = ({ status, startsAt }: Window, now: number): boolean =>
  status === 'active' || (status === 'approved' && secondsOf(startsAt) * 1000 <= now);

function ifIllegal(error: unknown): undefined {
  if (error instanceof ApiRefusal && error.code === 'illegal-move') return undefined;
  throw error;
}

/** Leaves a window as it is, and says what becomes of it: others may have changed it. */
export async function keepWindow(session: Session, known: Window): Promise<void> {
  const looked = await readWindow(await session.api(), known.windowId).catch(() => undefined);
  const window = looked?.body ?? known;
  const { windowId, status } = window;
  if (status === 'requested') {
    return session.note(`${windowId} still waits for its approval. Cancel it with: quiesce window cancel ${windowId}`);
  }
  session.note(`${windowId} ${leftText(session, window)}`);
}

/** Moves the end, counted from now, so that people have time to mend what failed. */
export async function extendWindow(
  session: Session,
  { windowId }: Window,
  seconds: number,
  reason: string,
): Promise<void> {
  const api = await session.api();
  const { body: standing } = await api.get<Window>(at`/v1/windows/${windowId}`);
  const endsAt = Math.max(secondsOf(standing.endsAt), Math.ceil(session.now() / 1000)) + seconds;
  const path = at`/v1/windows/${windowId}/extend`;
  const { body } = await api.send<Window>('POST', path, { body: { endsAt: instantText(endsAt), reason } });
  const amended = body.amendment !== undefined && body.amendment.decided === undefined;
  const until = toldTime(secondsOf(body.endsAt), body.timeZone, session.now());
  session.note(
    amended
      ? `The extension of ${windowId} has to be approved. Until then it ends: ${until}`
      : `${windowId} is extended: ${until}`,
  );
}
