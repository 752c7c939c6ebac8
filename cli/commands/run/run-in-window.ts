import type { Window } from '../../api/answers';
import { readWindow } from '../../api/reads';
import { CommandEnded, CommandFailure, Interrupted } from '../../failures';
import type { Session } from '../../session';
import { durationText, readDuration } from '../../times/duration';
import { secondsOf, toldTime } from '../../times/told';
import { approversText } from '../../waiting/approvers';
import { type Goal, WindowWait } from '../../waiting/await-window';
import { edgeUrl } from '../../waiting/edge-url';
import { askable, seesOver } from '../../waiting/edge-watch';
import { goalOf } from '../../waiting/goals';
import { Interruption } from '../../waiting/interruption';
import { agreedWindow } from '../window/request';
import { CoversLess, shortfalls, shortfallsNow } from './coverage';
import { askLeaving, endWindow, extendWindow, keepWindow, leftText } from './leave';
import type { Leaving } from './leavings';
import { assertRunnable, runProgram } from './program';
import { watchedWindow } from './watched-window';

export interface RunOptions {
  readonly site: string;
  readonly mode?: string;
  readonly for: string;
  readonly reason: string;
  readonly at?: string;
  readonly wait: string;
  readonly template?: string;
  readonly path?: readonly string[];
  readonly hostname?: readonly string[];
  readonly ticket?: string;
  readonly message?: string;
  readonly messageIn?: readonly string[];
  readonly onFailure: Leaving;
  readonly extendBy: string;
  readonly edgeTimeout: string;
  readonly edgeUrl?: string;
}

interface Run {
  readonly session: Session;
  readonly interruption: Interruption;
  readonly options: RunOptions;
  readonly via: string | undefined;
}

/** How long the edge may take to let go; a publish arrives within half a minute. */
const openWithinMs = 60_000;

/** @throws CommandEnded with the exit code of the command; CommandFailure when it was never started */
export async function runInWindow(session: Session, command: readonly string[], options: RunOptions): Promise<never> {
  const durations = {
    wait: readDuration(options.wait, '--wait'),
    extendBy: readDuration(options.extendBy, '--extend-by'),
    edge: readDuration(options.edgeTimeout, '--edge-timeout'),
  };
  await assertRunnable(command[0] ?? '', session.io.env);
  const via = await edgeUrl(session, options.edgeUrl);
  const { for: length, at, ...wish } = options;
  const start = at === undefined ? { at: 'on-approval', notAfter: `+${durations.wait}s` } : { at };
  const send = await agreedWindow(session, { ...wish, ...start, for: length });
  const interruption = new Interruption(session.io);
  const leftUnknown =
    'Waiting for the answer, to cancel what was requested. Ctrl-C again leaves it: see it with: quiesce window list';
  const { body: requested } = await interruption.during(send, () => session.note(leftUnknown));
  const run = { session, interruption, options, via };
  session.note(`Requested ${requested.windowId}`);
  const window = await untilEnforced(run, requested, durations.edge);
  const code = await runCommand(run, requested, window, command);
  await leave(run, window, code, durations.extendBy);
  throw new CommandEnded(interruption.happened ? 130 : code);
}

async function untilEnforced(run: Run, requested: Window, edgeSeconds: number): Promise<Window> {
  const { session, interruption, via } = run;
  const api = await session.api();
  const approvers = await approversText(api, requested);
  const goal = goalOf('enforced', { now: () => session.now(), via, approvers });
  const latestStart = secondsOf(requested.onApproval?.notAfter ?? requested.startsAt);
  const deadline = ({ status, startsAt }: Window) =>
    ((status === 'requested' ? latestStart : Math.min(latestStart, secondsOf(startsAt))) + edgeSeconds) * 1000;
  try {
    const wait = { session, interruption, deadline };
    const { windowId } = await WindowWait.until(wait, requested.windowId, whileCovering(goal, requested));
    // What the wait knows is some seconds old.
    const { body: window } = await readWindow(api, windowId);
    assertNothingMissing(windowId, shortfallsNow(requested, window, session.now(), edgeSeconds));
    return window;
  } catch (error) {
    await abandon(run, requested, error);
    throw error;
  }
}

/** The goal, as long as the window covers what was asked for: whoever may request can change it meanwhile. */
const whileCovering = (goal: Goal, requested: Window): Goal => ({
  ...goal,
  isReached: (window) => {
    assertNothingMissing(window.windowId, shortfalls(requested, window));
    return goal.isReached(window);
  },
});

/** @throws CoversLess */
function assertNothingMissing(windowId: string, missing: readonly string[]): void {
  if (missing.length > 0) throw new CoversLess(windowId, missing);
}

/** The command never started, so nothing may be closed for it. */
async function abandon(run: Run, window: Window, error: unknown): Promise<void> {
  const { session, options } = run;
  if (!(error instanceof CommandFailure) || error.exitCode === 5) return;
  // Somebody wants the window as it is now; whether it stays is for whoever ran the command to say.
  if (error instanceof CoversLess && options.onFailure !== 'end') return keepWindow(session, window);
  if (error instanceof Interrupted && session.io.interactive) {
    const question = `Cancel ${window.windowId}? Otherwise it takes place without the command.`;
    const answer = await session.io.questions.confirm(question).catch(() => true);
    if (!answer) return session.note(`${window.windowId} stays as it is.`);
  }
  const why = error instanceof CoversLess ? ', because it covers less than was asked for' : '';
  const ended = await endNow(run, window, `The command that it was for did not start${why}.`);
  session.note(`${window.windowId} is ${ended ? 'ended' : 'cancelled'}.`);
}

async function runCommand(run: Run, asked: Window, window: Window, command: readonly string[]): Promise<number> {
  const { session, interruption } = run;
  const { io } = session;
  if (interruption.happened) {
    const interrupted = new Interrupted();
    await abandon(run, window, interrupted);
    throw interrupted;
  }
  const until = toldTime(secondsOf(window.endsAt), window.timeZone, session.now());
  session.note(`${askable(window.hostnames).join(' ')} in maintenance, at the latest until ${until}`);
  const watch = watchedWindow(session, asked, window);
  try {
    return await runProgram(command, { ...io.env, QUIESCE_WINDOW_ID: window.windowId }, io);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    session.note(error.message);
    return 127;
  } finally {
    watch.stop();
  }
}

/** What was asked for with --on-failure, or is asked now because somebody pressed Ctrl-C. */
async function leave(run: Run, window: Window, code: number, extendBySeconds: number): Promise<void> {
  const { session, interruption, options } = run;
  if (code !== 0) session.note(`The command ended with exit code ${code}.`);
  const usual = code === 0 ? 'end' : options.onFailure;
  const leaving = interruption.happened ? await askLeaving(session, window, durationText(extendBySeconds)) : usual;
  if (leaving === 'extend') {
    return extendWindow(session, window, extendBySeconds, `The command ended with exit code ${code}.`);
  }
  if (leaving === 'keep') return keepWindow(session, window);
  await endNow(run, window, `The command ended with exit code ${code}.`);
  if (session.io.interactive) interruption.close();
  await untilOpen(run, window);
}

/** @returns whether the window was enforced */
function endNow({ session, interruption }: Run, window: Window, reason: string): Promise<boolean> {
  return interruption.during(
    () => endWindow(session, window, reason),
    () => session.note(`Ending ${window.windowId}. Ctrl-C again leaves it: it ${leftText(session, window)}`),
  );
}

/** The window is ended whatever is seen here, so nothing of it is a failure. */
async function untilOpen({ session, via }: Run, window: Window): Promise<void> {
  const deadline = session.now() + openWithinMs;
  for (;;) {
    const { everywhere, missing } = await seesOver(window, via);
    if (everywhere) return session.note(`Ended ${window.windowId}: ${askable(window.hostnames).join(' ')} open again.`);
    if (session.now() >= deadline)
      return session.note(`Ended ${window.windowId}. Not seen open yet: ${missing.join('; ')}`);
    await session.io.sleep(250);
  }
}
