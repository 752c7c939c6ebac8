import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { State, StateMap } from '../gateway/service';
import type { Queue } from './queue';

interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue: string;
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message as stored; instants in epoch milliseconds. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly receives: number;
  readonly firstReceivedAt?: number;
  /** Changes with every receipt, so that only the latest receiver can delete. */
  readonly receipt?: string;
}

export interface Received extends Message {
  readonly receiptHandle: string;
}

/** The messages of all queues, stored on disk. */
export class MessageStore {
  readonly #messages: StateMap<Message>;

  constructor(
    state: State,
    readonly clock: () => number,
  ) {
    this.#messages = state.map<Message>('sqs-messages');
  }

  send(queue: Queue, body: string, attributes: MessageAttributes = {}, delay = queue.delay): Message {
    const sentAt = this.clock();
    const message = { id: randomUUID(), body, attributes, sentAt, visibleAt: sentAt + delay * 1000, receives: 0 };
    this.#messages.put(keyOf(queue.name, message), message);
    return message;
  }

  /** Takes up to `limit` visible messages and hides them for `visibility` seconds; exhausted ones go to `deadLetters`. */
  receive(queue: Queue, limit: number, deadLetters?: Queue, visibility = queue.visibilityTimeout): readonly Received[] {
    const received: Received[] = [];
    for (const [key, message] of this.#visible(queue)) {
      if (received.length === limit) break;
      if (queue.redrive && deadLetters && message.receives >= queue.redrive.maxReceiveCount) {
        this.#redrive(key, message, deadLetters);
      } else {
        received.push(this.#take(key, message, visibility));
      }
    }
    return received;
  }

  /** Deletes by receipt; an outdated or repeated receipt deletes nothing. @returns whether the handle is well-formed */
  delete(queue: Queue, receiptHandle: string): boolean {
    const [key, receipt] = Buffer.from(receiptHandle, 'base64url').toString('utf8').split('#');
    if (!key?.startsWith(`${queue.name}/`) || receipt === undefined) return false;
    if (this.#messages.get(key)?.receipt === receipt) this.#messages.delete(key);
    return true;
  }

  /** Shows a message again after so many seconds, if the receipt is the latest. @returns whether the handle is well-formed */
  postpone(queue: Queue, receiptHandle: string, seconds: number): boolean {
    const [key, receipt] = Buffer.from(receiptHandle, 'base64url').toString('utf8').split('#');
    if (!key?.startsWith(`${queue.name}/`) || receipt === undefined) return false;
    const message = this.#messages.get(key);
    if (message?.receipt === receipt) this.#messages.put(key, { ...message, visibleAt: this.clock() + seconds * 1000 });
    return true;
  }

  hasVisible(queue: Queue): boolean {
    return this.#visible(queue).length > 0;
  }

  count(queue: Queue): { visible: number; inFlight: number; delayed: number } {
    const now = this.clock();
    const hidden = this.#kept(queue).filter(([, message]) => message.visibleAt > now);
    const inFlight = hidden.filter(([, message]) => message.receives > 0).length;
    return { visible: this.#visible(queue).length, inFlight, delayed: hidden.length - inFlight };
  }

  #kept(queue: Queue): readonly (readonly [string, Message])[] {
    const oldest = this.clock() - queue.retention * 1000;
    const all = this.#messages.entries(`${queue.name}/`);
    for (const [key, message] of all) if (message.sentAt < oldest) this.#messages.delete(key);
    return all.filter(([, message]) => message.sentAt >= oldest);
  }

  #visible(queue: Queue): readonly (readonly [string, Message])[] {
    const now = this.clock();
    return this.#kept(queue).filter(([, message]) => message.visibleAt <= now);
  }

  #take(key: string, message: Message, visibility: number): Received {
    const now = this.clock();
    const receipt = randomBytes(12).toString('base64url');
    const visibleAt = now + visibility * 1000;
    const receives = message.receives + 1;
    const taken = { ...message, receives, visibleAt, receipt, firstReceivedAt: message.firstReceivedAt ?? now };
    this.#messages.put(key, taken);
    return { ...taken, receiptHandle: Buffer.from(`${key}#${receipt}`).toString('base64url') };
  }

  /** The key in the target is derived from the message: a crash between the two writes repeats the first harmlessly. */
  #redrive(key: string, message: Message, target: Queue): void {
    const { receipt: _, firstReceivedAt: __, ...rest } = message;
    this.#messages.put(keyOf(target.name, message), { ...rest, receives: 0, visibleAt: this.clock() });
    this.#messages.delete(key);
  }
}

function keyOf(queueName: string, message: Message): string {
  return `${queueName}/${String(message.sentAt).padStart(15, '0')}-${message.id}`;
}

/** SQS proves the body's transport with MD5, and the SDK checks it: it is no security measure. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
