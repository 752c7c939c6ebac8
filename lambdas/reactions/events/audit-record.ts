import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { EpochSeconds } from '../../domain/actor';
import { type Move, moves } from '../../domain/audit/move';

/** What an event is made of: the members of an audit entry that never change their form. */
export interface MovedEntry {
  readonly chain: string;
  readonly sequence: number;
  readonly at: EpochSeconds;
  readonly action: string;
  readonly move: Move;
  readonly subject: string;
  readonly actor: { readonly principal: string; readonly personId?: string; readonly machineId?: string };
  readonly reason?: string;
}

/** `changed`: an entry was overwritten or removed, which nothing of this product does. */
export type AuditRecord =
  | { readonly kind: 'moved'; readonly entry: MovedEntry }
  | { readonly kind: 'changed'; readonly chain: string; readonly sequence: number }
  | { readonly kind: 'other' };

type Image = Readonly<Record<string, AttributeValue>>;

/** Reads a record of the audit table's stream. `other`: an entry of an earlier release, which does not say its move. */
export function auditRecordOf({ eventName, dynamodb }: DynamoDBRecord): AuditRecord {
  const { Keys = {}, NewImage = {} } = dynamodb ?? {};
  const chain = text(Keys, 'chain');
  const sequence = Number(text(Keys, 'seq'));
  if (eventName !== 'INSERT') return { kind: 'changed', chain, sequence };
  const move = moves.find((each) => each === text(NewImage, 'move'));
  if (move === undefined) return { kind: 'other' };
  return { kind: 'moved', entry: { chain, sequence, move, ...membersOf(NewImage) } };
}

function membersOf(image: Image): Pick<MovedEntry, 'at' | 'action' | 'subject' | 'actor' | 'reason'> {
  const actor = image.actor?.M ?? {};
  return {
    at: Number(image.at?.N ?? 0),
    action: text(image, 'action'),
    subject: text(image, 'subject'),
    actor: { principal: text(actor, 'principal'), ...optional(actor, 'personId'), ...optional(actor, 'machineId') },
    ...optional(image, 'reason'),
  };
}

const text = (image: Image, name: string): string => image[name]?.S ?? '';

function optional<K extends string>(image: Image, name: K): { readonly [P in K]?: string } {
  const value = image[name]?.S;
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]: string });
}
