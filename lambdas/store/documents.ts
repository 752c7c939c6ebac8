import { randomUUID } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  TransactGetCommandInput,
  TransactGetCommandOutput,
  TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { callJson } from '../aws/service/call-json';
import type { Caller } from '../aws/service/messages';

/**
 * The operations of DynamoDB that the store uses, on plain values as with lib-dynamodb. Undefined members are left out
 * of what is sent.
 */
export interface Documents {
  query(input: QueryCommandInput): Promise<Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>;
  batchGet(input: BatchGetCommandInput): Promise<Pick<BatchGetCommandOutput, 'Responses' | 'UnprocessedKeys'>>;
  transactGet(input: TransactGetCommandInput): Promise<Pick<TransactGetCommandOutput, 'Responses'>>;
  transactWrite(input: TransactWriteCommandInput): Promise<void>;
}

type Plain = Record<string, unknown>;
type Marshalled = Record<string, AttributeValue>;
type Keys = { readonly [table: string]: { readonly Keys?: readonly Marshalled[] } };
type Answer = {
  readonly Items?: readonly Marshalled[];
  readonly LastEvaluatedKey?: Marshalled;
  readonly UnprocessedKeys?: Keys;
};

const marshalled = (value: Plain): Marshalled => marshall(value, { removeUndefinedValues: true });
const plain = (value: Marshalled): Plain => unmarshall(value);

/** Members of an operation or of an element of a transaction that hold values. */
const valued = ['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey'] as const;

function withMarshalled(input: { readonly [K in (typeof valued)[number]]?: Plain | undefined }): object {
  const values = valued.flatMap((name) => (input[name] ? [[name, marshalled(input[name])] as const] : []));
  return { ...input, ...Object.fromEntries(values) };
}

/** @param client of `dynamodb` */
export function createDocuments(client: Caller): Documents {
  const call = <T extends object>(operation: string, input: object) =>
    callJson<T>(client, `DynamoDB_20120810.${operation}`, input);
  return {
    async query(input) {
      const answer = await call<Answer>('Query', withMarshalled(input));
      return {
        Items: (answer.Items ?? []).map(plain),
        ...(answer.LastEvaluatedKey && { LastEvaluatedKey: plain(answer.LastEvaluatedKey) }),
      };
    },
    async batchGet({ RequestItems = {}, ...input }) {
      const asked = mapValues(RequestItems, ({ Keys = [], ...rest }) => ({ ...rest, Keys: Keys.map(marshalled) }));
      const { Responses = {}, UnprocessedKeys = {} } = await call<{
        readonly Responses?: Readonly<Record<string, readonly Marshalled[]>>;
        readonly UnprocessedKeys?: Keys;
      }>('BatchGetItem', { ...input, RequestItems: asked });
      return {
        Responses: mapValues(Responses, (items) => items.map(plain)),
        UnprocessedKeys: mapValues(UnprocessedKeys, ({ Keys = [] }) => ({ Keys: Keys.map(plain) })),
      };
    },
    async transactGet({ TransactItems = [], ...input }) {
      const asked = TransactItems.map(({ Get }) => ({ Get: withMarshalled(Get ?? {}) }));
      const { Responses = [] } = await call<{ readonly Responses?: readonly { readonly Item?: Marshalled }[] }>(
        'TransactGetItems',
        { ...input, TransactItems: asked },
      );
      return { Responses: Responses.map(({ Item }) => (Item ? { Item: plain(Item) } : {})) };
    },
    async transactWrite({ TransactItems = [], ...input }) {
      const elements = TransactItems.map((element) => mapValues(element, (part) => withMarshalled(part ?? {})));
      // With it, an attempt that is repeated because its answer was lost changes nothing more.
      const ClientRequestToken = randomUUID();
      await call('TransactWriteItems', { ClientRequestToken, ...input, TransactItems: elements });
    },
  };
}

function mapValues<V, W>(from: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, map(value)]));
}
