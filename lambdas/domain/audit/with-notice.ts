import type { Actor, EpochSeconds } from '../actor';
import { bytes } from '../limits';
import type { Proposal } from '../proposal/proposal';
import type { Window } from '../window/window';
import type { AuditAction } from './audit';
import { type Notice, type NoticeAction, noticeActions } from './notice';

/** Notices are stored in the item of the window or proposal; older ones are in the audit log only. */
const kept = 20;

type Noticed = Window | Proposal;

/** The change that a notice is made of. `before` is the window or the proposal before it, where there was one. */
export interface Noticeable {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly at: EpochSeconds;
  readonly reason?: string | undefined;
  readonly before: unknown;
}

/** The window or the proposal with a notice of the change that made it, if others are told of such a change. */
export function withNotice<S extends Noticed>(after: S, change: Noticeable): S {
  const { action, actor, at, reason, before } = change;
  if (!isNoticeAction(action) || (action === 'flip-end' && !('emergency' in after && after.emergency))) return after;
  const { principal, personId, machineId } = actor;
  const notice: Notice = {
    version: after.version,
    action,
    by: { principal, ...(personId !== undefined && { personId }), ...(machineId !== undefined && { machineId }) },
    at,
    ...(reason !== undefined && { reason }),
    ...replacement(before, after),
  };
  return { ...after, notices: latest([...(after.notices ?? []), notice]) };
}

/** Of what was done most often the oldest goes, so that nobody drowns the news of one thing in many others. */
function latest(notices: readonly Notice[]): readonly Notice[] {
  const size = Buffer.byteLength(JSON.stringify(notices));
  if ((notices.length <= kept && size <= bytes.notices) || notices.length === 1) return notices;
  const times = (kind: string) => notices.filter((notice) => kindOf(notice) === kind).length;
  const kinds = [...new Set(notices.map(kindOf))];
  const commonest = kinds.reduce((one, other) => (times(other) > times(one) ? other : one));
  const oldest = notices.findIndex((notice) => kindOf(notice) === commonest);
  return latest(notices.filter((_, index) => index !== oldest));
}

/** Other words are another thing than another plan. */
const kindOf = ({ action, planVersion }: Notice): string => (planVersion === undefined ? action : `${action} plan`);

const isNoticeAction = (action: AuditAction): action is NoticeAction =>
  noticeActions.some((candidate) => candidate === action);

/** Another plan, and whose votes it made void. */
function replacement(before: unknown, after: Noticed): Pick<Notice, 'planVersion' | 'voters'> {
  if (!('lastPlanVersion' in after) || !isWindow(before) || before.lastPlanVersion === after.lastPlanVersion) return {};
  const voters = [...new Set(votesIn(before).filter((id) => !votesIn(after).includes(id)))];
  return { planVersion: after.lastPlanVersion, ...(voters.length > 0 && { voters }) };
}

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'lastPlanVersion' in value;

const votesIn = ({ votes, amendment }: Window): string[] =>
  [...votes, ...(amendment?.votes ?? [])].map(({ approverId }) => approverId);
