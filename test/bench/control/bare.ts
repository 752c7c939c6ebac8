import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Attribute, Element, Item, Tapped, Touched } from '../machine/tap';

/** Where bare transactions go, and in whose name. */
export interface BareOptions {
  /** The database behind the machine, where the items that a transaction needs are put beforehand. */
  readonly database: string;
  /** The AWS endpoint of the machine, which the commands write to as well. */
  readonly endpoint: string;
  /** Of the role of the function that the commands run in. */
  readonly accessKeyId: string;
}

/**
 * Commits what a command committed, by the same endpoint and with the same permissions: the same puts, checks and conditions on
 * copies of the same items. The copies have partitions of their own and another type, so that nothing follows from them.
 */
export class BareTransactions {
  private readonly database: DynamoDBClient;
  private readonly client: DynamoDBClient;
  private copies = 0;

  constructor({ database, endpoint, accessKeyId }: BareOptions) {
    this.database = clientOf(database, 'quiesce');
    this.client = clientOf(endpoint, accessKeyId);
  }

  /** @returns what commits the next copy; the items that it needs are there already */
  async prepare({ elements, before }: Tapped): Promise<() => Promise<void>> {
    const copy = `-bare-${++this.copies}`;
    for (const { table, item } of before)
      await this.database.send(new PutItemCommand(sdk({ TableName: table, Item: copied(copy, item) })));
    const command = new TransactWriteItemsCommand(sdk({ TransactItems: elements.map((one) => inCopy(copy, one)) }));
    return async () => {
      await this.client.send(command);
    };
  }
}

function clientOf(endpoint: string, accessKeyId: string): DynamoDBClient {
  const credentials = { accessKeyId, secretAccessKey: 'unverified' };
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

const moved = new Set(['pk', 'chain', 'type', 'gsiSiteId', 'gsiStatus']);

function copied(copy: string, item: Item): Item {
  const rename = ([name, value]: [string, Attribute]): [string, Attribute] =>
    moved.has(name) && typeof value.S === 'string'
      ? [name, { S: `${inPartition(name, value.S)}${copy}` }]
      : [name, value];
  return Object.fromEntries(Object.entries(item).map(rename));
}

/** A partition that is one for all sites, such as that of pending publishes, stays free of copies. */
const inPartition = (name: string, value: string) => (name === 'pk' && !value.includes('#') ? `SITE#${value}` : value);

function inCopy(copy: string, element: Element): Element {
  const move = ([kind, { Item, Key, ...rest }]: [string, Touched]): [string, Touched] => [
    kind,
    {
      ...rest,
      ...(Item && { Item: copied(copy, Item) }),
      ...(Key && { Key: kind === 'Update' ? besides(copy, Key) : copied(copy, Key) }),
    },
  ];
  return Object.fromEntries(Object.entries(element).map(move));
}

/** A role may update one partition only. */
const besides = (copy: string, { sk, ...key }: Item): Item => ({ ...key, sk: { S: `${sk?.S}${copy}` } });

/** The tap gives what went over the wire, which the SDK's types describe attribute by attribute. */
function sdk<T>(input: unknown): T {
  return input as T;
}
