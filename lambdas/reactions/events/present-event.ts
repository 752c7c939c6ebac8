import * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import type { Proposal } from '../../domain/proposal/proposal';
import { isToTell } from '../../domain/public-notice/moves';
import { type Emergency, endOf, type Plan, type Window } from '../../domain/window/window';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { MovedEntry } from './audit-record';
import {
  type Envelope,
  eventVersion,
  type ProposalFacts,
  schemaOf,
  subjectOfMove,
  type WindowFacts,
} from './event-schema';

/** An event as it is published. Nothing in it is longer than the API's limits allow: it stays under 16 KB. */
export interface QuiesceEvent {
  readonly type: Envelope['type'];
  readonly chain: string;
  readonly at: number;
  readonly detail: Envelope;
}

/** What has to be read to present the event. */
export function factsKeys({ move, subject, chain }: MovedEntry): RecordKey[] {
  const kind = subjectOfMove(move);
  const site: RecordKey[] = isToTell(move) ? [{ kind: 'site', siteId: chain }] : [];
  if (kind === 'window') return [{ kind, windowId: subject }, ...site];
  return kind === 'proposal' ? [{ kind, proposalId: subject }] : [];
}

/**
 * The same entry always gives the same event, except for the facts about a window, a proposal and whether the public is told: those
 * are as they were read.
 *
 * @throws ZodError for what the event's schema does not allow
 */
export function presentEvent(entry: MovedEntry, found: Snapshot, stack: string): QuiesceEvent {
  const { chain, sequence, at, move: type, action, actor, reason } = entry;
  const envelope: Envelope = {
    version: eventVersion,
    id: `${stack}/${chain}/${sequence}`,
    type,
    stack,
    chain,
    sequence,
    at: instantText(at),
    action,
    actor,
    ...(reason !== undefined && { reason }),
  };
  const detail = z.parse(schemaOf(type), { ...envelope, ...subjectIn(entry, found) });
  return { type, chain, at, detail };
}

function subjectIn({ move, subject, chain }: MovedEntry, found: Snapshot): object {
  const kind = subjectOfMove(move);
  switch (kind) {
    case 'window': {
      const window = found.window(subject);
      const facts = window && { window: windowFacts(window) };
      return { siteId: chain, windowId: subject, ...facts, ...(isToTell(move) && toldIn(found, chain)) };
    }
    case 'proposal': {
      const proposal = found.proposal(subject);
      return { siteId: chain, proposalId: subject, ...(proposal && { proposal: proposalFacts(proposal) }) };
    }
    case 'site':
      return { siteId: chain };
    case 'person':
      return { personId: subject };
    case 'machine':
      return { machineId: subject };
  }
}

/** Nothing of a site that is not there any more. */
function toldIn(found: Snapshot, siteId: string): { readonly tellsPublic?: boolean } {
  const site = found.site(siteId);
  return site ? { tellsPublic: site.notices !== undefined } : {};
}

function windowFacts(window: Window): WindowFacts {
  const { plan, status, planVersion, timeZone, ticket, templateId, emergency, amendment, version } = window;
  const asked = amendment && !amendment.decided ? amendment : undefined;
  return {
    status,
    ...planFacts(plan, planVersion),
    endsAt: instantText(endOf(window)),
    timeZone,
    hostnames: [...plan.hostnames],
    paths: [...plan.paths],
    ...(ticket !== undefined && { ticket }),
    ...(templateId !== undefined && { templateId }),
    ...(emergency && { emergency: emergencyStatus(emergency) }),
    ...(asked && { amendment: planFacts(asked.plan, asked.planVersion) }),
    version,
  };
}

const planFacts = ({ mode, startsAt, endsAt }: Plan, planVersion: number) => ({
  mode,
  startsAt: instantText(startsAt),
  endsAt: instantText(endsAt),
  planVersion,
});

function emergencyStatus({ ratifiedAt, lapsedAt }: Emergency) {
  if (ratifiedAt !== undefined) return 'ratified';
  return lapsedAt === undefined ? 'pending' : 'lapsed';
}

function proposalFacts({ status, content, ticket, planVersion, version }: Proposal): ProposalFacts {
  return {
    status,
    kind: content.kind,
    ...(content.kind === 'template' && { name: content.template.name }),
    ...(ticket !== undefined && { ticket }),
    planVersion,
    version,
  };
}
