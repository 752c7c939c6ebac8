import * as z from 'zod/mini';
import type { Move } from '../../domain/audit/move';
import { proposalKinds, proposalStatuses } from '../../domain/proposal/proposal';
import { isToTell } from '../../domain/public-notice/moves';
import { emergencyStatuses, modes, windowStatuses } from '../../domain/window/window';

/** Of all events. It grows when a member changes its meaning or goes; new members and new events do not change it. */
export const eventVersion = 1;

const instant = z.iso.datetime();
const plan = { mode: z.enum(modes), startsAt: instant, endsAt: instant, planVersion: z.int() };

/** The window when the event was published; `version` tells whether it has changed since the move. */
export const windowFacts = z.object({
  status: z.enum(windowStatuses),
  ...plan,
  timeZone: z.string(),
  hostnames: z.array(z.string()),
  /** Empty: the whole site. */
  paths: z.array(z.string()),
  ticket: z.optional(z.string()),
  templateId: z.optional(z.string()),
  emergency: z.optional(z.enum(emergencyStatuses)),
  /** The plan that is asked about while the other one stays in force. */
  amendment: z.optional(z.object(plan)),
  version: z.int(),
});

/** The proposal when the event was published. */
export const proposalFacts = z.object({
  status: z.enum(proposalStatuses),
  kind: z.enum(proposalKinds),
  /** Of a template. */
  name: z.optional(z.string()),
  ticket: z.optional(z.string()),
  planVersion: z.int(),
  version: z.int(),
});

const subjects = {
  window: { siteId: z.string(), windowId: z.string(), window: z.optional(windowFacts) },
  proposal: { siteId: z.string(), proposalId: z.string(), proposal: z.optional(proposalFacts) },
  site: { siteId: z.string() },
  person: { personId: z.string() },
  machine: { machineId: z.string() },
} as const;
export type EventSubject = keyof typeof subjects;

/** What an event is about. A template's use is about the window that was made, everything else of it about its proposal. */
export function subjectOfMove(move: Move): EventSubject {
  if (move === 'template.used') return 'window';
  const [kind] = move.split('.');
  switch (kind) {
    case 'template':
    case 'proposal':
      return 'proposal';
    case 'site':
    case 'bypass':
      return 'site';
    case 'person':
    case 'machine':
      return kind;
    default:
      return 'window';
  }
}

const envelope = {
  version: z.literal(eventVersion),
  /** The same in every delivery of the event: `{stack}/{chain}/{sequence}`. */
  id: z.string(),
  stack: z.string(),
  /** Of the entry in the audit log; there is exactly one event for each. */
  chain: z.string(),
  sequence: z.int(),
  /** When it was committed. */
  at: instant,
  /** What the audit log calls it. */
  action: z.string(),
  actor: z.object({
    principal: z.string(),
    personId: z.optional(z.string()),
    machineId: z.optional(z.string()),
  }),
  /** As whoever did it gave it. */
  reason: z.optional(z.string()),
};

/** Whether the site had public notices when the event was published. Absent: not known. */
const toldFacts = { tellsPublic: z.optional(z.boolean()) };

/** The detail of an event: its schema by its detail-type. */
export function schemaOf(move: Move) {
  return z.object({
    type: z.literal(move),
    ...envelope,
    ...subjects[subjectOfMove(move)],
    ...(isToTell(move) && toldFacts),
  });
}

export type WindowFacts = z.output<typeof windowFacts>;
export type ProposalFacts = z.output<typeof proposalFacts>;
export type Envelope = z.output<z.ZodMiniObject<typeof envelope>> & { readonly type: Move };
