import { DynamoClient, type OnBreak } from '../../../local/aws/dynamodb/client';
import type { Engine } from '../../../local/aws/dynamodb/engine';
import type { AwsResponse } from '../../../local/aws/gateway/service';

export type Attribute = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, Attribute>>;

/** One element of a TransactWriteItems: `{Put: {TableName, Item, …}}`, or one that names a Key. */
export type Element = Readonly<Record<string, Touched>>;
export interface Touched {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
}

/** A transaction that was committed, and the items that it touched as they were before. */
export interface Tapped {
  readonly elements: readonly Element[];
  readonly before: readonly { readonly table: string; readonly item: Item }[];
}

const API = 'DynamoDB_20120810.';

/** Between the machine and its database. Once armed, it remembers transactions. */
export class Tap {
  private armed = false;
  private tapped: Tapped[] = [];

  on(engine: Engine): Engine {
    const tap = this;
    class TappedClient extends DynamoClient {
      override async forward(target: string, body: string | Buffer, onBreak?: OnBreak): Promise<AwsResponse> {
        if (!tap.armed || target !== `${API}TransactWriteItems`) return super.forward(target, body, onBreak);
        const tapped = await readBefore(engine.client, body);
        const response = await super.forward(target, body, onBreak);
        if (response.status === 200) tap.tapped.push(tapped);
        return response;
      }
    }
    return { client: new TappedClient(engine.client.endpoint), stop: engine.stop };
  }

  arm(): void {
    this.armed = true;
  }

  /** What was committed since it was armed, oldest first; it no longer is. */
  take(): readonly Tapped[] {
    const taken = this.tapped;
    this.tapped = [];
    this.armed = false;
    return taken;
  }
}

async function readBefore(client: DynamoClient, body: string | Buffer): Promise<Tapped> {
  const { TransactItems } = JSON.parse(body.toString()) as { readonly TransactItems: readonly Element[] };
  const elements = TransactItems.filter((element) => keyOf(element) !== undefined);
  const before = [];
  for (const element of elements) {
    const [{ TableName } = { TableName: '' }] = Object.values(element);
    const found = await client.call(`${API}GetItem`, { TableName, Key: keyOf(element), ConsistentRead: true });
    const { Item: item } = found as { readonly Item?: Item };
    if (item !== undefined) before.push({ table: TableName, item });
  }
  return { elements, before };
}

const keyNames = [
  ['pk', 'sk'],
  ['chain', 'seq'],
] as const;

/** @returns nothing for the receipts of the machine, which are in a table of its own */
function keyOf(element: Element): Item | undefined {
  const [{ Item, Key } = {} as Touched] = Object.values(element);
  if (Key) return Key;
  for (const [partition, sort] of keyNames) {
    const [partitionKey, sortKey] = [Item?.[partition], Item?.[sort]];
    if (partitionKey && sortKey) return { [partition]: partitionKey, [sort]: sortKey };
  }
  return undefined;
}
