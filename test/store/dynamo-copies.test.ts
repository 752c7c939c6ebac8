import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createStore } from '../../lambdas/store/dynamo-store';

it('copies no request and no answer for a logger', async () => {
  const told: object[] = [];
  const log = (content: object) => void told.push(content);
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    logger: { debug: log, info: log, warn: log, error: log },
  });
  const item = {
    pk: 'HOSTNAME#a.example',
    sk: 'OWNER',
    type: 'hostname',
    hostname: 'a.example',
    siteId: 'a',
    version: 1,
  };
  client.middlewareStack.add(
    () => async () => ({ output: { $metadata: {}, Responses: { control: [item] } }, response: {} }),
    { step: 'initialize', priority: 'low' },
  );
  const store = createStore({ control: 'control', audit: 'audit', client });
  const snapshot = await store.load([{ kind: 'hostname', hostname: 'a.example' }]);
  expect(snapshot.hostname('a.example')).toMatchObject({ siteId: 'a' });
  expect(told).toEqual([]);
});
