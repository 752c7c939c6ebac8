import type { AuditEntry, ShownWindow, Window, WindowWithEnforcement } from '../api/answers';
import { endedEarly } from '../api/ending';
import type { Shown } from '../output/page';
import type { Text, Tone } from '../output/text';
import { durationText } from '../times/duration';
import { clockTime, minuteText, secondsOf, toldTime } from '../times/told';
import { actorText } from './audit-view';
import { edgeText } from './site-view';
import { requesterText, voteFacts } from './votes-view';

const tones: Readonly<Record<Window['status'], Tone>> = {
  requested: 'busy',
  approved: 'good',
  active: 'busy',
  completed: 'quiet',
  rejected: 'bad',
  expired: 'bad',
  cancelled: 'bad',
};

const statusText = (status: Window['status']): Text => ({ text: status, tone: tones[status] });

/** What they say of times was only planned. */
const neverStarted: ReadonlySet<Window['status']> = new Set(['rejected', 'expired', 'cancelled']);

/** A table of windows; times are in `zone`. */
export const showWindows =
  (zone: string) =>
  (windows: readonly Window[], page: Parameters<Shown<Window>>[1]): Promise<void> =>
    page.table(
      ['WINDOW', 'STATUS', `STARTS (${zone})`],
      windows.map((window) => ({
        cells: [window.windowId, statusText(window.status), minuteText(secondsOf(window.startsAt), zone)],
        below: `${window.mode}, ${neverStarted.has(window.status) ? 'planned: ' : ''}${lengthText(window)}${pathsText(window.paths)}: ${window.reason}`,
      })),
    );

/** As it is planned, or as it was. */
function lengthText(window: Window): string {
  const { startsAt, endsAt, completedAt } = window;
  if (!endedEarly(window) || completedAt === undefined) return durationText(secondsOf(endsAt) - secondsOf(startsAt));
  return `ended early after ${durationText(Math.max(0, secondsOf(completedAt) - secondsOf(startsAt)))}`;
}

const pathsText = (paths: readonly string[]) => (paths.length === 0 ? '' : ` on ${paths.join(' ')}`);

/** What a window does not say of itself. */
interface Besides {
  /** The entry of the chain in which somebody cancelled it or ended it early. */
  readonly ending?: AuditEntry | undefined;
  /** The window after whose end it starts. */
  readonly waitsFor?: Window | undefined;
}

/** Everything about one window. */
export const showWindow =
  (now: number, { ending, waitsFor }: Besides = {}): Shown<Window> =>
  (window, page) => {
    const told = (instant: string | undefined) => instant && toldTime(secondsOf(instant), window.timeZone, now);
    page.facts([
      ['Window', { text: window.windowId, tone: 'strong' }],
      ['Status', statusText(window.status)],
      ['Mode', window.mode],
      ...timeFacts(window, told),
      ['Waits for', waitsFor && `the end of ${waitsFor.windowId}: ${waitsFor.reason}`],
      [ending?.action === 'cancel' ? 'Cancelled' : 'Ended early', ending && endingText(ending, told)],
      ['Covers', `${window.hostnames.join(' ')}${pathsText(window.paths)}`],
      ['Edge', edge(window, told, now)],
      ...seenFacts(window),
      ['Reason', window.reason],
      ['Ticket', window.ticket],
      ['Message', window.message],
      ...Object.entries(window.messages ?? {}).map(([language, text]): [string, Text] => [
        `Message (${language})`,
        text,
      ]),
      ['Requested', `by ${requesterText(window.requestedBy)}, ${told(window.requestedAt)}`],
      ...voteFacts(window.approvals),
      ['Decide by', window.status === 'requested' ? told(window.decideBy) : undefined],
      ['Emergency', window.emergency && emergencyText(window.emergency, told)],
      ['Amendment', window.amendment && amendmentText(window.amendment, told)],
      ['Template', window.templateId],
      ['Plan', `version ${window.planVersion}`],
      ['Digest', window.digest],
      ...window.comments.map(({ personId, text }): [string, Text] => ['Comment', `${personId}: ${text}`]),
    ]);
  };

/** Who cancelled it or ended it early, when and why. */
function endingText({ actor, at, reason }: AuditEntry, told: Told): string {
  return `by ${actorText(actor)}, ${told(at)}${reason === undefined ? '' : `: ${reason}`}`;
}

/** What was planned and did not happen has no distance from now. */
function plannedFacts({ onApproval, startsAt, endsAt, timeZone }: Window): [string, Text | undefined][] {
  const at = (instant: string) => clockTime(secondsOf(instant), timeZone);
  if (onApproval !== undefined && onApproval.approvedAt === undefined) {
    return [
      ['Planned start', `on approval, at the latest ${at(onApproval.notAfter)}`],
      ['Planned length', durationText(onApproval.durationSeconds)],
    ];
  }
  return [
    ['Planned start', at(startsAt)],
    ['Planned end', at(endsAt)],
  ];
}

/** A window that starts on approval has no times before it is approved. */
function timeFacts(window: Window, told: Told): [string, Text | undefined][] {
  const { onApproval, startsAt, endsAt, extendedTo, completedAt } = window;
  if (neverStarted.has(window.status)) return plannedFacts(window);
  if (onApproval !== undefined && onApproval.approvedAt === undefined) {
    return [
      ['Starts', 'as soon as it is approved'],
      ['Not before', told(onApproval.notBefore)],
      ['Not after', told(onApproval.notAfter)],
      ['Lasts', durationText(onApproval.durationSeconds)],
    ];
  }
  if (endedEarly(window)) {
    return [
      ['Started', told(startsAt)],
      ['Ended', told(completedAt)],
      ['Planned end', clockTime(secondsOf(endsAt), window.timeZone)],
    ];
  }
  return [
    ['Starts', told(startsAt)],
    ['Ends', `${told(endsAt)}${extendedTo === undefined ? '' : ' (extended)'}`],
  ];
}

/** How its start and its end were seen from outside, where they were asked for so far. */
const seenFacts = ({ proofs = [] }: ShownWindow): [string, Text][] =>
  proofs.map(({ boundary, outcome, latenessMs }) => {
    const late = latenessMs === undefined ? '' : `, ${(latenessMs / 1000).toFixed(1)} s after its time`;
    return ['From outside', `${boundary} ${outcome}${late}`];
  });

type Told = (instant: string | undefined) => string | undefined;

/** What calls that change the edge add to their answer. */
function edge(window: Window & Partial<WindowWithEnforcement>, told: Told, now: number): Text | undefined {
  const { armsAt } = window;
  if (armsAt !== undefined) return `will have it by ${told(armsAt)}`;
  return edgeText(window, now);
}

function emergencyText({ status, ratifyBy, ratifiedBy }: NonNullable<Window['emergency']>, told: Told): string {
  if (status === 'ratified') return `ratified by ${ratifiedBy}`;
  return status === 'pending' ? `to be ratified by ${told(ratifyBy)}` : 'not ratified: break-glass is suspended';
}

function amendmentText({ planVersion, endsAt, decided, reason }: NonNullable<Window['amendment']>, told: Told): string {
  const state = decided === undefined ? 'open' : decided.outcome;
  return `version ${planVersion}, ${state}: ends ${told(endsAt)}: ${reason}`;
}
