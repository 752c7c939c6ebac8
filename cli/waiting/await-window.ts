import type { Window } from '../api/answers';
import { at, type QuiesceApi } from '../api/quiesce-api';
import { ApiRefusal } from '../api/refusal';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import type { Session } from '../session';
import type { Interruption } from './interruption';

/** What a command waits for. */
export interface Goal {
  /** Asked again and again; the window is at most a few seconds old. */
  readonly isReached: (window: Window) => boolean | Promise<boolean>;
  /** What is missing, for people; and the part of it that changes with every look. */
  readonly told: (window: Window) => Told;
  /** Milliseconds until it is worth to ask again. */
  readonly pauseMs: (window: Window) => number;
}

export interface Told {
  readonly text: string;
  /** A countdown. */
  readonly changing?: string;
}

export interface Wait {
  readonly session: Session;
  readonly interruption: Interruption;
  /** Milliseconds since 1970 after which nobody waits any more, for the window as it is. */
  readonly deadline: (window: Window) => number;
}

/** How old what is known of a window may be: a look is a paid call. */
const freshMs = 5000;
/** How long nobody may answer before a wait fails. Windows are approved and start meanwhile all the same. */
const patienceMs = 120_000;

const neverStarted = ['rejected', 'expired', 'cancelled'];

/** The request was decided against, or nobody decided it in time. */
class NotApproved extends CommandFailure {
  override readonly name = 'NotApproved';

  constructor({ windowId, status, approvals }: Window) {
    const against = approvals.votes.find(({ decision }) => decision === 'reject');
    const reason = status === 'rejected' && against ? ` by ${against.approverId}${reasonText(against.reason)}` : '';
    super(`The window is ${status}${reason}.`, exitCodes.notApproved, `See: quiesce window show ${windowId}`);
  }
}

const reasonText = (reason: string | undefined) => (reason === undefined ? '' : ` (${reason})`);

/** Looks at a window every few seconds, with one line of progress, until the goal is reached. */
export class WindowWait {
  private window: Window | undefined;
  private readAt = Number.NEGATIVE_INFINITY;
  private answeredAt: number;

  private constructor(
    private readonly wait: Wait,
    private readonly api: QuiesceApi,
    private readonly windowId: string,
  ) {
    this.answeredAt = wait.session.now();
  }

  /**
   * @throws CommandFailure with exit code 5 when the window was rejected, expired or cancelled; with 6 after the deadline
   * @throws Interrupted on Ctrl-C
   */
  static async until(wait: Wait, windowId: string, goal: Goal): Promise<Window> {
    const waiting = new WindowWait(wait, await wait.session.api(), windowId);
    const first = 'Looking at the window';
    const progress = await wait.session.io.progress(first);
    let told: Told = { text: first };
    try {
      for (;;) {
        const window = await waiting.look();
        if (await goal.isReached(window)) return window;
        told = goal.told(window);
        progress.update(told.text, told.changing);
        await waiting.pause(window, goal.pauseMs(window), told.text);
      }
    } finally {
      progress.stop(told.text);
    }
  }

  private async look(): Promise<Window> {
    const now = this.wait.session.now();
    if (this.window === undefined || now - this.readAt >= freshMs) await this.read(now);
    if (this.window === undefined) throw new TypeError('a window was read or the read failed');
    if (neverStarted.includes(this.window.status)) throw new NotApproved(this.window);
    return this.window;
  }

  private async read(now: number): Promise<void> {
    this.readAt = now;
    try {
      this.window = (await this.api.get<Window>(at`/v1/windows/${this.windowId}`)).body;
      this.answeredAt = now;
    } catch (error) {
      const isLasting = error instanceof ApiRefusal && error.status < 500;
      if (this.window === undefined || isLasting || now - this.answeredAt > patienceMs) throw error;
    }
  }

  private async pause(window: Window, milliseconds: number, told: string): Promise<void> {
    const left = this.wait.deadline(window) - this.wait.session.now();
    if (left <= 0) throw new CommandFailure(`Waited long enough. ${told}.`, exitCodes.timedOut);
    await this.wait.interruption.pause(Math.max(50, Math.min(milliseconds, freshMs, left)));
  }
}
