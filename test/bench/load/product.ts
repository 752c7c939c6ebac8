import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Actor, EpochSeconds } from '../../../lambdas/domain/actor';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { groupsOf } from '../../../lambdas/platform/groups-of';
import { newSecret } from '../../../lambdas/platform/mint';
import { system } from '../../../lambdas/platform/system';
import { createStore } from '../../../lambdas/store/dynamo-store';
import { auditEntryOf, auditItemOf, type Item, itemOf, recordOf } from '../../../lambdas/store/items';
import type { Store } from '../../../lambdas/store/port';
import { MemoryStore } from '../../store/memory-store';
import { templateOf } from '../cost/stack';
import type { BenchMachine } from '../machine/machine';
import { everyItem } from './every-item';

/** The product's commands on a copy of the machine's tables in memory, which takes a hundredth of the time of its API. */
export class Product implements Commands {
  private constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Tables,
    private readonly store: MemoryStore,
    private readonly known: ReadonlySet<string>,
  ) {}

  static async on(machine: BenchMachine): Promise<Product> {
    const plain = new DynamoDBClient(await settingsOf(machine));
    const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
    const tables = tablesOf(machine);
    const stored = (await everyItem(client, tables.control)).flatMap((item) => recordOf(item) ?? []);
    // The table may have the directory in pages; commands have it as a whole, and none of them changes it here.
    const loaded = await (await storeOf(machine)).load([{ kind: 'directory' }]);
    const directory = { kind: 'directory', value: longAgo(loaded.directory()) } as const;
    const records = [...stored.filter(({ kind }) => kind !== 'directory'), directory];
    const entries = (await everyItem(client, tables.audit)).flatMap(auditEntryOf);
    const known = new Set([...records.map((record) => JSON.stringify(record)), ...entries.map(({ hash }) => hash)]);
    return new Product(client, tables, MemoryStore.holding(records, entries), known);
  }

  depsAt(at: EpochSeconds) {
    return depsOn(this.store, at);
  }

  /** Writes what the commands changed into the machine's tables; what the stream triggers something with comes last. */
  async save(chains: readonly string[]): Promise<void> {
    const changed = this.store.all().filter((record) => !this.known.has(JSON.stringify(record)));
    const audit: AuditEntry[] = [];
    for (const chain of ['ORG', ...chains]) {
      const { entries } = await this.store.auditEntries(chain, 0, Number.POSITIVE_INFINITY);
      audit.push(...entries.filter(({ hash }) => !this.known.has(hash)));
    }
    await this.put(this.tables.audit, audit.map(auditItemOf));
    const last = ['window', 'publish-due'];
    for (const kinds of [(kind: string) => !last.includes(kind), ...last.map((one) => (kind: string) => kind === one)])
      await this.put(this.tables.control, changed.filter(({ kind }) => kinds(kind)).map(itemOf));
  }

  private put(table: string, items: readonly Item[]): Promise<void> {
    return forEach(groupsOf(items, 25), 4, async (group) => {
      const requests = group.map((Item) => ({ PutRequest: { Item } }));
      await this.client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    });
  }
}

const TWO_YEARS = 730 * 86_400;
/** Every instant is a larger number, and nothing else in a directory is. */
const BEFORE_ANY = 1_000_000_000;

/** The directory as if everybody had been in it for two years, so that they count in the past of the sites. */
function longAgo<T>(value: T): T {
  const earlier = (_: string, member: unknown) =>
    typeof member === 'number' && member > BEFORE_ANY ? member - TWO_YEARS : member;
  return JSON.parse(JSON.stringify(value), earlier) as T;
}

/** The same commands on the tables themselves. */
export async function commandsOn(machine: BenchMachine) {
  const store = await storeOf(machine);
  return { store, depsAt: (at: EpochSeconds) => depsOn(store, at) };
}

/** Where commands run. */
export interface Commands {
  /** What they need. @param at the time for them */
  depsAt(at: EpochSeconds): ReturnType<typeof depsOn>;
}

function depsOn(store: Store, at: EpochSeconds) {
  const fixed = { newSecret, wildcards: false, armedSecondsAhead: 7 * 86_400 };
  return { store, ...system, ...fixed, clock: () => at };
}

export async function settingsOf(machine: BenchMachine) {
  const credentials = { accessKeyId: 'quiesce', secretAccessKey: 'unverified' };
  return { endpoint: await machine.database(), region: 'us-east-1', credentials, maxAttempts: 3 };
}

async function storeOf(machine: BenchMachine): Promise<Store> {
  return createStore({ ...tablesOf(machine), client: new DynamoDBClient(await settingsOf(machine)) });
}

interface Tables {
  readonly control: string;
  readonly audit: string;
}

export function tablesOf({ directory }: BenchMachine): Tables {
  const tables = templateOf(directory).ofType('AWS::DynamoDB::GlobalTable');
  const named = (part: string) => tables.find(({ logicalId }) => logicalId.startsWith(`Data${part}`))?.physicalId ?? '';
  return { control: named('Control'), audit: named('Audit') };
}

const user = (name: string): Actor => ({ principal: `arn:aws:iam::123456789012:user/${name}` });
export const admin = user('admin');
export const requester = user('requester');
export const ana = user('approver-ana');
export const breakglass = user('breakglass');

/** Does the work for each of the items, so many at once. */
export async function forEach<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
