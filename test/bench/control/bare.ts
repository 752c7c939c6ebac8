import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Attribute, Element, Item, Tapped, Touched } from '../machine/tap';

/**
 * Commits what a command committed, straight to the database: the same puts, checks and conditions on copies of the same
 * items. The copies have partitions of their own and another type, so that nothing follows from them.
 */
export class BareTransactions {
  private readonly client: DynamoDBClient;
  private copies = 0;

  constructor(endpoint: string) {
    const credentials = { accessKeyId: 'quiesce', secretAccessKey: 'unverified' };
    this.client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  }

  /** @returns what commits the next copy; the items that it needs are there already */
  async prepare({ elements, before }: Tapped): Promise<() => Promise<void>> {
    const copy = `bare-${++this.copies}-`;
    for (const { table, item } of before)
      await this.client.send(new PutItemCommand(sdk({ TableName: table, Item: copied(copy, item) })));
    const command = new TransactWriteItemsCommand(sdk({ TransactItems: elements.map((one) => inCopy(copy, one)) }));
    return async () => {
      await this.client.send(command);
    };
  }
}

const moved = new Set(['pk', 'chain', 'type', 'gsiSiteId', 'gsiStatus']);

function copied(copy: string, item: Item): Item {
  const rename = ([name, value]: [string, Attribute]): [string, Attribute] =>
    moved.has(name) && typeof value.S === 'string' ? [name, { S: `${copy}${value.S}` }] : [name, value];
  return Object.fromEntries(Object.entries(item).map(rename));
}

function inCopy(copy: string, element: Element): Element {
  const move = ({ Item, Key, ...rest }: Touched): Touched => ({
    ...rest,
    ...(Item && { Item: copied(copy, Item) }),
    ...(Key && { Key: copied(copy, Key) }),
  });
  return Object.fromEntries(Object.entries(element).map(([kind, touched]) => [kind, move(touched)]));
}

/** The tap gives what went over the wire, which the SDK's types describe attribute by attribute. */
function sdk<T>(input: unknown): T {
  return input as T;
}
