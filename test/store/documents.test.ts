import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { ServiceClient } from '../../lambdas/aws/service/service-client';
import { cancellationCodes } from '../../lambdas/store/cancellation';
import { createDocuments, type Documents } from '../../lambdas/store/documents';
import { type FakeAws, withAws } from '../aws/aws';

const key = { pk: 'SITE#demo', sk: 'HEAD' };
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(
      tie('value').filter((member) => member !== undefined),
      { maxLength: 3 },
    ),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const items = fc
  .dictionary(fc.stringMatching(/^[a-z]{3,8}$/), value, { maxKeys: 5 })
  .map((rest) => ({ ...rest, ...key }));
const condition = {
  ConditionExpression: '#version = :seen',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':seen': 3 },
};

type Item = Record<string, unknown>;
type Case = readonly [
  name: string,
  ours: (documents: Documents, item: Item) => Promise<unknown>,
  theirs: (client: DynamoDBDocumentClient, item: Item) => Promise<unknown>,
  answer: (item: object) => object,
];

const query = (item: Item) => ({
  TableName: 'control',
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': 'pk' },
  ExpressionAttributeValues: { ':pk': key.pk, ':other': item },
  ExclusiveStartKey: key,
  ConsistentRead: true,
  Limit: 3,
});
const batch = () => ({ RequestItems: { control: { Keys: [key, { ...key, sk: 'CONFIG' }], ConsistentRead: true } } });
const reads = () => ({ TransactItems: [{ Get: { TableName: 'control', Key: key } }] });
const writes = (Item: Item) => ({
  TransactItems: [
    { Put: { TableName: 'control', Item, ...condition } },
    { Delete: { TableName: 'control', Key: { ...key, sk: 'A' }, ...condition } },
    { ConditionCheck: { TableName: 'control', Key: { ...key, sk: 'B' }, ...condition } },
    {
      Update: {
        TableName: 'control',
        Key: { ...key, sk: 'C' },
        UpdateExpression: 'SET #version = :seen',
        ...condition,
      },
    },
  ],
});

const cases: readonly Case[] = [
  [
    'Query',
    (documents, item) => documents.query(query(item)),
    (client, item) => client.send(new QueryCommand(query(item))),
    (item) => ({ Items: [item], LastEvaluatedKey: { pk: { S: 'a' }, at: { N: '12' } } }),
  ],
  [
    'BatchGetItem',
    (documents) => documents.batchGet(batch()),
    (client) => client.send(new BatchGetCommand(batch())),
    (item) => ({
      Responses: { control: [item] },
      UnprocessedKeys: { control: { Keys: [{ pk: { S: 'a' }, sk: { S: 'b' } }] } },
    }),
  ],
  [
    'TransactGetItems',
    (documents) => documents.transactGet(reads()),
    (client) => client.send(new TransactGetCommand(reads())),
    (item) => ({ Responses: [{ Item: item }, {}] }),
  ],
  [
    'TransactWriteItems',
    (documents, item) => documents.transactWrite(writes(item)),
    (client, item) => client.send(new TransactWriteCommand(writes(item))),
    () => ({}),
  ],
];

describe('DynamoDB without its SDK client', () => {
  const { aws } = withAws();
  const ours = (given: FakeAws) => createDocuments(new ServiceClient('dynamodb', given.client));
  const theirs = (given: FakeAws) =>
    DynamoDBDocumentClient.from(new DynamoDBClient(given.client), { marshallOptions: { removeUndefinedValues: true } });

  it.each(cases)('is sent the same %s, and its answer is read the same', async (name, our, their, answer) => {
    await fc.assert(
      fc.asyncProperty(items, async (item) => {
        aws().seen.length = 0;
        const body = answer({
          n: { N: '1.5' },
          l: { L: [{ S: 'ü' }, { NULL: true }] },
          m: { M: { b: { BOOL: true } } },
        });
        aws().answer({ body }, { body });

        const read = await our(ours(aws()), item);
        const expected = await their(theirs(aws()), item);

        expect(aws().actions()).toEqual([name, name]);
        const [sent, wanted] = aws().bodies();
        expect(withoutToken(sent)).toEqual(withoutToken(wanted));
        if (typeof read === 'object' && read !== null) expect(expected).toMatchObject(read);
      }),
      { numRuns: 40 },
    );
  });

  it('is given a token with each transaction, the same in each attempt', async () => {
    aws().refuse('ServiceUnavailable', 'later', 503);
    aws().answer({}, {});
    const documents = createDocuments(new ServiceClient('dynamodb', { ...aws().client, maxAttempts: 2 }));

    await documents.transactWrite(writes(key));
    await documents.transactWrite(writes(key));

    const [first, again, next] = aws()
      .bodies()
      .map((body) => (body as { ClientRequestToken: string }).ClientRequestToken);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });

  it('says why it cancelled a transaction', async () => {
    const CancellationReasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'no' }];
    aws().answer({
      status: 400,
      body: {
        __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
        Message: 'cancelled',
        CancellationReasons,
      },
    });

    const error = await ours(aws())
      .transactWrite(writes(key))
      .catch((thrown: unknown) => thrown);

    expect(cancellationCodes(error)).toEqual(['ConditionalCheckFailed']);
    expect(cancellationCodes(new Error('no network'))).toEqual([]);
  });
});

function withoutToken(body: unknown): unknown {
  const { ClientRequestToken: _, ...rest } = body as Record<string, unknown>;
  return rest;
}
