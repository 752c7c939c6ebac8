import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { readEnvironment } from '../../lambdas/functions/environment';
import { withAws } from '../aws/aws';
import { approvedWindow, createWorldOn, requestedWindow } from '../commands/fixtures';
import { dynoxide, type Server, serve } from '../contract/servers';
import { clientOf, createTables, storeOn } from '../contract/tables';
import { lambdaContext, signedEvent } from '../http/events';
import { streamRecord } from '../reactions/records';
import { lambdaEnvironment } from './lambda-environment';

const store = 'arn:aws:cloudfront::111122223333:key-value-store/3c1f';
const command = dynoxide();
const described = { ItemCount: 0, TotalSizeInBytes: 0, KvsARN: store, Created: 1 };

/** Tables on a real engine, everything else answered by hand; each function is loaded as Lambda loads it. */
(command ? describe : describe.skip)('the deployed functions', () => {
  const { aws } = withAws();
  const before = { ...process.env };
  let server: Server;
  let client: DynamoDBClient;

  beforeAll(async () => {
    if (!command) return;
    server = await serve(command);
    client = clientOf(server.endpoint);
    await createTables(client);
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  beforeEach(() => {
    jest.resetModules();
    Object.assign(process.env, lambdaEnvironment, {
      CONTROL_TABLE: 'control',
      AUDIT_TABLE: 'audit',
      EDGE_STORE_ARN: store,
      FLIP_WINDOW_FUNCTION_ARN: 'arn:aws:lambda:eu-central-1:123456789012:function:flip-window',
      SCHEDULER_ROLE_ARN: 'arn:aws:iam::123456789012:role/scheduler',
      SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-central-1:123456789012:boundaries',
      NEAR_BOUNDARY_SECONDS: '0',
      PROBE_ENDPOINT: 'https',
      ARMED_SECONDS_AHEAD: '604800',
      NEAR_BOUNDARY_QUEUE_URL: `${aws().client.endpoint}/queue`,
      AWS_ENDPOINT_URL: aws().client.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    process.env = before;
    client?.destroy();
    await server?.stop();
  });

  const message = (body: unknown): SQSRecord => ({
    messageId: 'm1',
    receiptHandle: 'r1',
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'x',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  });
  const gone = { windowId: 'demo.GONE', planVersion: 1 };
  const asked = { subjectId: 'demo.GONE', planVersion: 1 };

  it('flip a boundary from Scheduler and from the queue', async () => {
    const { handler } = await import('../../lambdas/functions/flip-window');
    const boundary = { ...gone, revision: 1, boundary: 'start' };

    expect(await handler(boundary)).toEqual({ outcome: 'unknown' });
    expect(await handler({ Records: [message(boundary)] })).toEqual({ batchItemFailures: [] });
    expect(await handler({ Records: [message({})] })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    await expect(handler({ boundary: 'middle' })).rejects.toThrow();
  });

  it('prove only boundaries that were recorded', async () => {
    const { handler } = await import('../../lambdas/functions/prove-flip');

    expect(await handler({ windowId: 'demo.GONE', boundary: 'end' })).toEqual({ outcome: 'none' });
    await expect(handler({ windowId: 'demo.GONE', boundary: 'middle' })).rejects.toThrow();
  });

  it('ask only about what exists', async () => {
    const { handler } = await import('../../lambdas/functions/notify-approvers');

    await expect(handler({ ...asked, taskToken: 'token' })).rejects.toMatchObject({ code: 'unknown-window' });
    expect(await handler({ ...asked, replaceLinkFor: 'ana' })).toEqual({ mailed: 0 });
  });

  it('conclude only requests that exist', async () => {
    const { handler } = await import('../../lambdas/functions/conclude-request');

    await expect(handler({ ...asked, outcome: 'settled' })).rejects.toMatchObject({ code: 'unknown-window' });
    await expect(handler({ ...asked, outcome: 'over' })).rejects.toThrow();
  });

  it('keep the directory: requests of the API, and checks by schedule', async () => {
    const { handler } = await import('../../lambdas/functions/approver-directory');
    const listed = await handler(signedEvent('GET /v1/machines'), lambdaContext);

    expect(listed).toMatchObject({ statusCode: 200, body: '{"items":[]}' });
    expect(await handler({ check: 'all' }, lambdaContext)).toEqual({ checked: 0, confirmed: 0, lost: 0, failed: 0 });
    expect(await handler({ check: 'due' }, lambdaContext)).toEqual({ checked: 0, confirmed: 0, lost: 0, failed: 0 });
    await expect(handler({ check: 'some' }, lambdaContext)).rejects.toThrow();
  });

  it('react to the stream, publish and reconcile on the tables as they are', async () => {
    const world = await createWorldOn(storeOn(client));
    world.now = Math.floor(Date.now() / 1000);
    const soon = (seconds: number) => new Date((world.now + seconds) * 1000).toISOString().replace('.000', '');
    const approved = await approvedWindow(world, { startsAt: soon(7200), endsAt: soon(9000) });
    const requested = await requestedWindow(world, { startsAt: soon(3600), endsAt: soon(3660) });
    const change = await import('../../lambdas/functions/on-control-change');
    const started = { body: { executionArn: 'arn', startDate: 1 } };
    aws().answer(started, started, { body: {} }, { body: {} });
    const records: DynamoDBRecord[] = [requested, approved].map((value) => streamRecord({ kind: 'window', value }));

    expect(await change.handler({ Records: records })).toEqual({ batchItemFailures: [] });

    await change.handler({ repair: { subjectId: 'demo.GONE' } });
    await expect(change.handler({ repair: 'everything' })).rejects.toThrow();
    expect(aws().actions()).toEqual([
      'StartExecution',
      'StartExecution',
      `POST /schedules/w-${approved.windowId}-${approved.revision}-s`,
      `POST /schedules/w-${approved.windowId}-${approved.revision}-e`,
    ]);

    const publish = await import('../../lambdas/functions/publish-edge');
    const etag = { headers: { ETag: 'E1' } };
    aws().answer({ ...etag, body: described }, { body: { Items: [] } }, { ...etag, body: described });
    const { revision } = approved;

    expect(await publish.handler({ siteId: 'demo' })).toEqual({
      siteId: 'demo',
      revision,
      publishedRevision: revision,
    });

    // The words and the style of the page, which all sites share, are left due for a publish of their own.
    aws().answer({ ...etag, body: described }, { ...etag, body: described });

    expect(await publish.handler({ due: true })).toEqual({ left: 0 });

    const { handler } = await import('../../lambdas/functions/reconcile');
    aws().answer({ body: { executions: [] } }, { body: { moved: false, drifted: [], left: 0 } });

    expect(await handler()).toEqual({ repairs: 0, failures: 0, left: 0, live: true });

    expect(aws().actions().slice(-2)).toEqual([
      'ListExecutions',
      'POST /2015-03-31/functions/publish_edge_function/invocations',
    ]);
  });

  it('copy an entry of the audit table into the bucket, and fill a chain', async () => {
    const { handler } = await import('../../lambdas/functions/archive-audit');
    const entry = { chain: { S: 'demo' }, seq: { S: '000000000001' }, at: { N: '1' }, action: { S: 'end' } };
    aws().answer({ body: {} });

    expect(await handler({ Records: [{ eventName: 'INSERT', dynamodb: { NewImage: entry } }] })).toEqual({
      batchItemFailures: [],
    });
    expect(aws().actions()).toEqual([
      expect.stringMatching(/^PUT \/archive_bucket\/demo\/000000000001-[0-9a-f]{64}\.json$/),
    ]);

    expect(await handler({ chain: 'none' })).toEqual({ chain: 'none', complete: true });
  });

  it('publish an event for an entry of the audit table', async () => {
    const { handler } = await import('../../lambdas/functions/publish-events');
    const entry = { move: { S: 'window.ended' }, subject: { S: 'demo.GONE' }, at: { N: '1' }, action: { S: 'end' } };
    const Keys = { chain: { S: 'demo' }, seq: { S: '000000000009' } };
    aws().answer({ body: { Entries: [{ EventId: '1' }] } });

    expect(await handler({ Records: [{ eventName: 'INSERT', dynamodb: { Keys, NewImage: entry } }] })).toEqual({
      batchItemFailures: [],
    });

    expect(aws().bodies()).toEqual([
      { Entries: [expect.objectContaining({ DetailType: 'window.ended', EventBusName: 'event_bus_arn' })] },
    ]);
  });
});

describe('an environment', () => {
  it('that lacks names is refused with all of them at once', () => {
    expect(() => readEnvironment('flip-window', { AUDIT_TABLE: '' })).toThrow('set CONTROL_TABLE, AUDIT_TABLE');
  });
});
