import type { Functions } from '../../aws/functions';
import { type AuditEntry, ORG } from '../../domain/audit/audit';
import { forms, hasForm } from '../../domain/forms';
import { Refusal } from '../../domain/refusal';
import type { Store } from '../../store/port';
import type { MovedEntry } from '../events/audit-record';
import { factsKeys, presentEvent } from '../events/present-event';

export interface ReplayDeps {
  readonly store: Store;
  readonly functions: Functions;
  readonly deliverWebhook: string;
  readonly stack: string;
}

/** Which event is to be sent again, and to whom. */
export interface Replay {
  readonly webhookId: string;
  readonly eventId: string;
}

/**
 * Sends an event to a webhook again, with the same id, as if it had just been published: whether or not it was taken before, and
 * however old it is, because it is made of its entry in the audit log.
 *
 * @throws Refusal `unknown-event`
 */
export async function replayEvent(deps: ReplayDeps, { webhookId, eventId }: Replay): Promise<void> {
  const entry = await entryOf(deps, eventId);
  if (!entry) throw new Refusal('unknown-event', 'No entry of the audit log makes this event.', { eventId });
  const { detail } = presentEvent(entry, await deps.store.load(factsKeys(entry)), deps.stack);
  await deps.functions.send(deps.deliverWebhook, { replay: { webhookId, message: { detail } } });
}

async function entryOf({ store, stack }: ReplayDeps, eventId: string): Promise<MovedEntry | undefined> {
  const [of, chain = '', sequence = ''] = eventId.split('/');
  if (of !== stack || !isChain(chain) || !/^[1-9]\d{0,11}$/.test(sequence)) return undefined;
  const { entries } = await store.auditEntries(chain, Number(sequence) - 1, 1);
  return entries.filter(({ seq }) => seq === Number(sequence)).flatMap(movedEntry)[0];
}

/** DynamoDB refuses to look for an empty key. */
const isChain = (chain: string): boolean => chain === ORG || hasForm(forms.id, chain);

function movedEntry({ chain, seq, at, action, move, subject, actor, reason }: AuditEntry): MovedEntry[] {
  if (move === undefined) return [];
  const { principal, personId, machineId } = actor;
  const who = { principal, ...(personId !== undefined && { personId }), ...(machineId !== undefined && { machineId }) };
  return [{ chain, sequence: seq, at, action, move, subject, actor: who, ...(reason !== undefined && { reason }) }];
}
