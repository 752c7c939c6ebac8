import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { recordOf } from '../../lambdas/store/items';
import type { Store } from '../../lambdas/store/port';
import type { StoredRecord } from '../../lambdas/store/records';
import { dynoxide, serve } from '../contract/servers';
import { clientOf, createTables, storeOn } from '../contract/tables';

interface Element {
  readonly TableName?: string;
  readonly Item?: Readonly<Record<string, unknown>>;
  readonly Key?: Readonly<Record<string, unknown>>;
}
type Input = Element & { readonly TransactItems?: readonly Readonly<Record<string, Element>>[] };

type Item = Readonly<Record<string, AttributeValue>>;

/** Everything in both tables, by table. */
export type Tables = Readonly<Record<'control' | 'audit', readonly Item[]>>;

/** Both tables in a database of their own, with a record of every write that it accepted. */
export interface Database {
  readonly store: Store;
  /** `table partition` of each item that was put, updated or deleted, in order. */
  readonly written: string[];
  /** Everything in both tables, in one text. */
  contents(): Promise<string>;
  tables(): Promise<Tables>;
  /** The records of the control table. */
  records(): Promise<StoredRecord[]>;
  close(): Promise<void>;
}

const writing = /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem|BatchWriteItem)Command$/;

/** What DynamoDB takes in one batch. */
const perBatch = 25;

async function fill(client: DynamoDBClient, tables: Tables): Promise<void> {
  const puts = Object.entries(tables).flatMap(([table, items]) => items.map((Item) => ({ table, Item })));
  for (let from = 0; from < puts.length; from += perBatch) {
    const batch = puts.slice(from, from + perBatch);
    const of = (name: string) => batch.flatMap(({ table, Item }) => (table === name ? { PutRequest: { Item } } : []));
    const RequestItems = Object.fromEntries(
      [...new Set(batch.map(({ table }) => table))].map((name) => [name, of(name)]),
    );
    const { UnprocessedItems = {} } = await client.send(new BatchWriteItemCommand({ RequestItems }));
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('the database did not take everything');
  }
}

/** @param tables what it holds from the start */
export async function openDatabase(tables?: Tables): Promise<Database> {
  const command = dynoxide();
  if (!command) throw new Error('dynoxide is not installed');
  const server = await serve(command);
  const client = clientOf(server.endpoint);
  await createTables(client);
  if (tables) await fill(client, tables);
  const written: string[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        const done = await next(call);
        if (writing.test(commandName)) written.push(...keysIn(call.input as Input));
        return done;
      },
    { step: 'serialize' },
  );
  const scan = async (TableName: string) => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return Items;
  };
  return {
    store: storeOn(client),
    written,
    contents: async () =>
      (await Promise.all(['control', 'audit'].map(scan))).flatMap((items) => items.map(textOf).sort()).join('\n'),
    tables: async () => ({ control: await scan('control'), audit: await scan('audit') }),
    records: async () => (await scan('control')).flatMap((item) => recordOf(unmarshall(item)) ?? []),
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

const textOf = (item: object): string => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Elements that only check a condition write nothing. */
function keysIn({ TransactItems, ...single }: Input): string[] {
  const elements = TransactItems
    ? TransactItems.flatMap(({ ConditionCheck: _, ...writes }) => Object.values(writes))
    : [single];
  return elements.map(({ TableName, Item, Key }) => `${TableName} ${partitionIn(Item ?? Key ?? {})}`);
}

function partitionIn({ pk, chain }: Readonly<Record<string, unknown>>): string {
  const value = pk ?? chain;
  return typeof value === 'object' && value !== null && 'S' in value ? String(value.S) : String(value);
}
