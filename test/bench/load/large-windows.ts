import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { approveWindow, rejectWindow } from '../../../lambdas/commands/voting/vote';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { EpochSeconds } from '../../../lambdas/domain/actor';
import { ana, breakglass, type Commands, requester } from './product';

/** What becomes of a window. */
export type Moment =
  | 'requested'
  | 'approved'
  | 'active'
  | 'emergency'
  | 'completed'
  | 'missed'
  | 'rejected'
  | 'expired'
  | 'cancelled';

export interface Planned {
  readonly becomes: Moment;
  readonly startsAt: EpochSeconds;
  readonly seconds: number;
  /** When it is asked for. */
  readonly askedAt: EpochSeconds;
  readonly mode: 'full' | 'testers-only' | 'read-only';
  readonly reason: string;
}

const HOUR = 3600;
const modes = ['full', 'read-only', 'full', 'testers-only'] as const;
const reasons = [
  'Database upgrade',
  'Move of the order tables to the new cluster, with a rebuild of every index on them and a check of the totals before it opens again',
  'Index rebuild',
  'Certificate rotation on the origin',
  'תחזוקה מתוכננת של מסד הנתונים',
];
const pasts = ['completed', 'completed', 'cancelled', 'completed', 'rejected', 'expired', 'missed'] as const;

/** What became of a window that is over: each of them, most were completed. */
export const pastOf = (index: number): Moment => pasts[index % pasts.length] ?? 'completed';

export function windowIn(startsAt: EpochSeconds, becomes: Moment, askedAt: EpochSeconds, index: number): Planned {
  const mode = modes[index % modes.length] ?? 'full';
  return {
    becomes,
    startsAt,
    seconds: HOUR + (index % 5) * HOUR,
    askedAt,
    mode,
    reason: reasons[index % reasons.length] ?? '',
  };
}

/** Makes a window what was planned of it, each step at its time. */
export async function planned(product: Commands, siteId: string, window: Planned): Promise<void> {
  if (window.becomes === 'emergency') return emergency(product, siteId, window);
  const { startsAt, seconds, askedAt, mode, reason, becomes } = window;
  const deps = product.depsAt(askedAt);
  const times = { startsAt: textOf(startsAt), endsAt: textOf(startsAt + seconds) };
  const { windowId } = await requestWindow(deps, { siteId, mode, reason, ...times }, requester);
  if (becomes === 'requested') return;
  await decide(product, windowId, window);
  await markOutcomeMailed(product.depsAt(askedAt + 60), { subjectId: windowId, planVersion: 1 });
}

async function decide(
  product: Commands,
  windowId: string,
  { becomes, startsAt, seconds, askedAt }: Planned,
): Promise<void> {
  const deps = product.depsAt(askedAt);
  const question = { windowId, planVersion: 1 };
  if (becomes === 'cancelled') await cancelWindow(deps, { windowId, reason: 'The vendor moved the date' }, requester);
  else if (becomes === 'rejected')
    await rejectWindow(deps, { ...question, reason: 'Not in the week of the sale' }, ana);
  else if (becomes === 'expired')
    await expireQuestion(product.depsAt(startsAt + seconds), { subjectId: windowId, planVersion: 1 });
  else await live(product, windowId, { becomes, startsAt, seconds, askedAt });
}

async function live(
  product: Commands,
  windowId: string,
  { becomes, startsAt, seconds, askedAt }: Pick<Planned, 'becomes' | 'startsAt' | 'seconds' | 'askedAt'>,
): Promise<void> {
  const { revision } = await approveWindow(product.depsAt(askedAt), { windowId, planVersion: 1 }, ana);
  const flip = { windowId, revision };
  if (becomes === 'active' || becomes === 'completed')
    await flipWindow(product.depsAt(startsAt), { ...flip, boundary: 'start' });
  if (becomes === 'completed' || becomes === 'missed')
    await flipWindow(product.depsAt(startsAt + seconds), { ...flip, boundary: 'end' });
}

async function emergency(product: Commands, siteId: string, { startsAt, mode, reason }: Planned): Promise<void> {
  await startEmergency(product.depsAt(startsAt), { siteId, mode, reason, durationMinutes: 1440 }, breakglass);
}

const textOf = (at: EpochSeconds) => new Date(at * 1000).toISOString();
