import { createHash } from 'node:crypto';
import { Service } from '../http/fixtures';
import { type Database, openDatabase, type Tables } from './database';
import { Gateway } from './gateway';
import { Known } from './known';
import { type Got, type Key, type Sent, signed, Wire } from './wire';
import type { Sender } from './wishes';

const madeUp: Key = { id: 'AKIA0000000000000000', secret: 'made up' };
const profileOf: Partial<Record<Sender, string>> = {
  'wrong secret': 'requester',
  'late clock': 'requester',
  'changed after signing': 'admin',
};

/** A world as it stands, to open others that go on from there. */
export interface Kept {
  readonly tables: Tables;
  readonly written: readonly string[];
  readonly now: number;
  readonly topics: Service['topics']['topics'];
  readonly asked: Service['topics']['asked'];
  readonly mails: Service['mails']['mails'];
  readonly calls: Service['functions']['calls'];
  readonly known: ReturnType<Known['everything']>;
  readonly mailed: ReadonlySet<string>;
  readonly publishes: number;
}

/** The functions of the API behind the synthesized gateway, on DynamoDB, with a clock of their own. */
export class Fuzzed {
  readonly known = new Known();
  readonly wire: Wire;
  publishes = 0;
  /** The questions that voting links were mailed for. */
  readonly mailed = new Set<string>();

  private constructor(
    readonly database: Database,
    readonly service: Service,
    readonly gateway: Gateway,
  ) {
    this.wire = new Wire(gateway.port);
    service.publisher = {
      publish: (siteId) => {
        this.publishes += 1;
        return service.ownPublisher.publish(siteId);
      },
    };
  }

  /** @param kept where it goes on from */
  static async open(kept?: Kept): Promise<Fuzzed> {
    const database = await openDatabase(kept?.tables);
    const service = kept ? Service.on(database.store, kept.now) : await Service.startOn(database.store);
    const clock = () => service.now * 1000;
    const gateway = await Gateway.open({
      clock,
      invoke: (event) => service.handle(event as Parameters<Service['handle']>[0]),
    });
    const fuzzed = new Fuzzed(database, service, gateway);
    if (kept) fuzzed.goOnFrom(structuredClone(kept));
    return fuzzed;
  }

  async keep(): Promise<Kept> {
    const { database, service, known, mailed, publishes } = this;
    const { topics, asked } = service.topics;
    const [{ mails }, { calls }, { written }, { now }] = [service.mails, service.functions, database, service];
    const seen = { written, now, topics, asked, mails, calls, known: known.everything(), mailed, publishes };
    return structuredClone({ ...seen, tables: await database.tables() });
  }

  private goOnFrom(kept: Kept): void {
    const { topics, mails, functions } = this.service;
    for (const [personId, topic] of kept.topics) topics.topics.set(personId, topic);
    topics.asked.push(...kept.asked);
    mails.mails.push(...kept.mails);
    functions.calls.push(...kept.calls);
    this.database.written.push(...kept.written);
    for (const [kind, values] of kept.known) for (const value of values) this.known.add(kind, value);
    for (const question of kept.mailed) this.mailed.add(question);
    this.publishes = kept.publishes;
  }

  async close(): Promise<void> {
    this.wire.close();
    await Promise.all([this.gateway.close(), this.database.close()]);
  }

  /** As the sender would: signed, not signed, or signed wrongly. */
  async as(sender: Sender, sent: Sent): Promise<Sent> {
    if (sender === 'nobody') return sent;
    const at = this.service.now * 1000 - (sender === 'late clock' ? 301_000 : 0);
    const made = await signed(sent, this.keyOf(sender), at);
    return sender === 'changed after signing' ? { ...made, query: `${made.query}&x=1` } : made;
  }

  private keyOf(sender: Sender): Key {
    if (sender === 'unknown key') return madeUp;
    const name = profileOf[sender] ?? sender;
    const key = this.gateway.keys.of(`arn:aws:iam::123456789012:user/${name}`);
    return sender === 'wrong secret' ? { ...key, secret: `${key.secret}x` } : key;
  }

  /** A call that is legal. @throws Error when it is refused */
  async must(sender: Sender, method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
    this.service.now += 1;
    const text = body === undefined ? '' : JSON.stringify(body);
    const [, route = '', query = ''] = /^([^?]*)\??(.*)$/.exec(path) ?? [];
    const sent = {
      method,
      path: route,
      query,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(text),
    };
    const got = await this.wire.send(await this.as(sender, sent));
    if (got.status >= 300) throw new Error(`${method} ${path} was answered ${got.status}: ${got.text}`);
    return this.learn(got);
  }

  /** Remembers the ids in an answer. @returns its JSON */
  learn({ text, headers }: Got): Readonly<Record<string, unknown>> {
    if (text === '' || !/[/+]json\b/.test(headers['content-type'] ?? '')) return {};
    const json = JSON.parse(text) as Readonly<Record<string, unknown>>;
    this.known.learn(json);
    return json;
  }

  /** What has reached others: mails, invocations, topics, publishes. The same text means that nothing more has. */
  effects(): string {
    const { mails, functions, topics } = this.service;
    const seen = [mails.mails, functions.calls, [...topics.topics], this.publishes];
    return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
  }
}
