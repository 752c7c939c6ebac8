import type { BoundaryKind } from '../domain/window/window';

/**
 * One code per outcome; alarms and the runbook use the same codes. Codes in `alarming` are logged at level `error`,
 * which triggers an alarm. All others are normal, including repeats and lost races.
 */
const alarming = [
  'task-token-lost',
  'flow-hopeless',
  'mail-failed',
  'edge-ahead',
  'site-set-aside',
  'edge-room-short',
  'repair-failed',
  'confirmation-lost',
  'question-unreachable',
  'approval-lost',
  'mailbox-unchecked',
  'control-changes-late',
  'edge-publishing-late',
  'flip-late',
  'flip-not-seen',
  'events-late',
  'event-invalid',
  'audit-changed',
  'audit-entry-broken',
  'audit-archive-late',
  'webhook-given-up',
  'unexpected',
] as const;

export type LogCode =
  | (typeof alarming)[number]
  // approval flow
  | 'flow-started'
  | 'flow-exists'
  | 'flow-settled'
  | 'flow-over'
  | 'request-opened'
  | 'request-settled'
  | 'approver-mailed'
  | 'approver-reminded'
  | 'request-concluded'
  | 'outcome-mailed'
  | 'notice-mailed'
  | 'remail-asked'
  | 'remail-capped'
  | 'mail-unaddressed'
  // mailboxes of the directory
  | 'directory-change-mailed'
  | 'voters-unchecked'
  | 'mailbox-confirmed'
  | 'mailboxes-checked'
  // boundaries
  | 'boundary-scheduled'
  | 'boundary-queued'
  | 'arming-scheduled'
  | 'boundaries-removed'
  | 'flip'
  | 'flip-early'
  | 'flip-proved'
  | 'hostnames-not-askable'
  // deliveries that will come again, and in the end lie in a queue that has its own alarm
  | 'stream-record-failed'
  | 'queue-message-failed'
  | 'events-published'
  | 'event-not-published'
  | 'entries-archived'
  | 'entry-not-archived'
  | 'audit-archive-filled'
  // webhooks
  | 'webhook-delivered'
  | 'webhook-failed'
  // public notices
  | 'public-notice-sent'
  | 'public-notice-waits'
  | 'notice-topic'
  // edge
  | 'edge-published'
  | 'edge-unchanged'
  | 'publish-retried'
  | 'publish-contended'
  | 'publish-deferred'
  | 'publish-under-way'
  | 'edge-store-read'
  | 'edge-drift'
  // reconcile
  | 'repair'
  | 'reconciled'
  | 'reconcile-cut'
  // have an alarm of their own
  | 'emergency-unratified'
  | 'window-not-armed'
  | 'edge-store-nearly-full'
  // HTTP
  | 'answered'
  | 'refused';

/** What a log line may hold besides its code. The list is closed, so that no token, code or body can be logged. */
export interface LogFields {
  /** A windowId or a proposalId, where it may be either. */
  readonly subjectId?: string;
  readonly windowId?: string;
  readonly proposalId?: string;
  readonly siteId?: string;
  readonly revision?: number;
  readonly publishedRevision?: number;
  readonly planVersion?: number;
  readonly approverId?: string;
  /** Somebody who is told, whether or not they approve. */
  readonly personId?: string;
  readonly boundary?: BoundaryKind;
  /** Of a public notice: its kind. */
  readonly notice?: string;
  readonly status?: string;
  readonly outcome?: string;
  /** What reconcile found wrong. */
  readonly repair?: string;
  readonly route?: string;
  readonly httpStatus?: number;
  readonly refusal?: string;
  /** `name` of an error. Never its message, which may quote the request. */
  readonly error?: string;
  /** Where it was thrown: the frames, without the message. */
  readonly stack?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly reservedBytes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
  readonly requestId?: string;
  /** Of the audit log: a siteId or `ORG`, and the entry's `seq` in it. */
  readonly chain?: string;
  readonly sequence?: number;
  readonly webhookId?: string;
  readonly eventId?: string;
}

export type Log = (code: LogCode, facts?: LogFields) => void;

/**
 * Writes one JSON line. Straight to stdout, because Lambda's `console` puts a timestamp and request id in front, and a
 * CloudWatch metric filter on `$.code` then no longer sees JSON.
 */
export const log: Log = (code, facts = {}) => {
  const level = alarming.some((alarm) => alarm === code) ? 'error' : 'info';
  process.stdout.write(`${JSON.stringify({ level, code, ...facts })}\n`);
};

/** The name of whatever was thrown. */
export const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : typeof thrown);
