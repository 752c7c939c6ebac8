import type { ApprovalFlow } from '../../aws/approval-flow';
import type { Arming } from '../../commands/transaction/deps';
import { canonicalJson } from '../../domain/audit/canonical-json';
import type { ReconcileState } from '../../domain/reconcile-state';
import type { MailDue } from '../../domain/voting/mail-due';
import { groupsOf } from '../../platform/groups-of';
import { checkStore, isCheckDue } from './check-store';
import { type Asked, lookAtQuestions, type SeenQuestions } from './look-at-questions';
import { lookAtSites, type SeenSites } from './look-at-sites';
import { lookAtWindows, type SeenWindows, type WindowDeps } from './look-at-windows';
import { markEarlier } from './mark-earlier';
import { proofRepairs } from './proof-repairs';
import { publicNoticeRepairs } from './public-notice-repairs';
import type { Repair, RepairDeps } from './repair';
import { repairAll } from './repair-all';
import { Run } from './run';

export interface ReconcileDeps extends WindowDeps, RepairDeps, Arming {
  readonly flow: Pick<ApprovalFlow, 'running'>;
}

export interface Reconciled {
  /** Tried, whether or not they succeeded. */
  readonly repairs: number;
  readonly failures: number;
  /** Repairs for which there was no time; the next run goes on with them. */
  readonly left: number;
  /** Whether a window is approved or active, or anything is asked, published or mailed. */
  readonly live: boolean;
}

/**
 * Finds work that streams, schedules and queues lost, and asks the function that owns it to do it. All of them can
 * safely be asked twice, so a run that overlaps another, or that saw an old state, is harmless. First everything is looked
 * at, in pages and batches of a hundred; then the repairs are carried out, the most urgent first.
 */
export async function reconcile(deps: ReconcileDeps): Promise<Reconciled> {
  const run = new Run(deps);
  const seen = await look(deps, run);
  const { state, windows, questions } = seen;
  const [checked, { left, resume }] = await Promise.all([
    isCheckDue(state, windows, deps.clock()) && checkStore(deps, run),
    repairAll(run, deps.clock, repairsIn(seen), state?.resume ?? {}),
  ]);
  await run.guarded({}, () => forget(deps, questions?.done ?? []));
  const places = { ...resume, ...lookedUpTo(windows, questions) };
  const live = isLive(seen);
  const idle = !live && left === 0 && run.failures === 0;
  if (state) await run.guarded({}, () => remember(deps, state, { resume: places, checked, idle }));
  if (left > 0) deps.log('reconcile-cut', { count: left });
  deps.log('reconciled', { count: run.repairs, outcome: live ? 'live' : 'idle' });
  return { repairs: run.repairs, failures: run.failures, left, live };
}

/** What a run saw; what could not be read is missing. */
interface Seen {
  readonly state: ReconcileState | undefined;
  readonly sites: SeenSites | undefined;
  readonly windows: SeenWindows | undefined;
  readonly questions: SeenQuestions | undefined;
  readonly proofs: readonly Repair[] | undefined;
  readonly untold: readonly Repair[] | undefined;
  readonly asked: Asked | undefined;
}

async function look(deps: ReconcileDeps, run: Run): Promise<Seen> {
  const known = await run.guarded({}, () => deps.store.load([{ kind: 'reconcile-state' }, { kind: 'directory' }]));
  const state = known?.reconcileState();
  if (state?.version === 0) await run.guarded({}, () => markEarlier(deps));
  const [sites, windows, running, due, proofs, untold] = await Promise.all([
    run.guarded({}, () => lookAtSites(deps)),
    run.guarded({}, () => lookAtWindows(deps, run, known?.directory(), Number(state?.resume.windows ?? 0))),
    run.guarded({}, () => deps.flow.running()),
    run.guarded({}, () => mailsDue(deps)),
    run.guarded({}, () => proofRepairs(deps)),
    run.guarded({}, () => publicNoticeRepairs(deps)),
  ]);
  const open = [...(sites?.open ?? []), ...(windows?.open ?? [])];
  // Without the executions, one that is running would be started again.
  const asked = known && running && { open, running, due: due ?? [], directory: known.directory() };
  const questions = asked && (await lookAtQuestions(deps, run, asked, state?.resume.questions ?? ''));
  return { state, sites, windows, questions, proofs, untold, asked };
}

/** Mails that could not be sent for a week are given up, whether or not DynamoDB has removed what tells of them. */
async function mailsDue({ store, clock }: ReconcileDeps): Promise<readonly MailDue[]> {
  return (await store.mailsDue()).filter(({ ttl }) => ttl > clock());
}

const repairsIn = ({ sites, windows, questions, proofs, untold }: Seen): readonly Repair[] => [
  ...(sites?.repairs ?? []),
  ...(windows?.repairs ?? []),
  ...(questions?.repairs ?? []),
  ...(proofs ?? []),
  ...(untold ?? []),
];

function isLive({ sites, windows, asked, proofs, untold }: Seen): boolean {
  if (!sites || !windows || !asked || !proofs || !untold) return true;
  const due = asked.due.length + sites.repairs.length + proofs.length + untold.length;
  return windows.live + asked.open.length + asked.running.size + due > 0;
}

function lookedUpTo(windows: SeenWindows | undefined, questions: SeenQuestions | undefined): ReconcileState['resume'] {
  return {
    ...(windows?.stoppedAt !== undefined && { windows: String(windows.stoppedAt) }),
    ...(questions?.stoppedAt !== undefined && { questions: questions.stoppedAt }),
  };
}

/** What a transaction takes at ease. If one of them was changed meanwhile, none is removed, and the next run sees to it. */
const forgottenTogether = 25;

async function forget({ store }: ReconcileDeps, done: readonly MailDue[]): Promise<void> {
  for (const some of groupsOf(done, forgottenTogether)) {
    await store.commit({ put: [], remove: some.map((value) => ({ kind: 'mail-due', value })) });
  }
}

/** Another run at the same time may have been faster; its record is as good. */
async function remember(
  { store, clock }: ReconcileDeps,
  state: ReconcileState,
  { resume, checked, idle }: Pick<ReconcileState, 'resume'> & { readonly checked: boolean; readonly idle: boolean },
): Promise<void> {
  const unchanged = canonicalJson(resume) === canonicalJson(state.resume) && !idle && state.idleAt === undefined;
  if (!checked && unchanged) return;
  const storeCheckedAt = checked ? clock() : state.storeCheckedAt;
  const value = { storeCheckedAt, resume, ...(idle && { idleAt: clock() }), version: state.version + 1 };
  await store.commit({ put: [{ kind: 'reconcile-state', value }] });
}
