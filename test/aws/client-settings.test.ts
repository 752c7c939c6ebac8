import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings, publishPatience, repairPatience, usualPatience } from '../../lambdas/aws/client-settings';
import { type Hang, HangingServer, hangs } from './hanging-server';

const impatient = clientSettings({ milliseconds: 200, attempts: 1 });
type Settings = NonNullable<ConstructorParameters<typeof LambdaClient>[0]>;

const calls: Readonly<Record<string, (settings: Settings) => Promise<unknown>>> = {
  DynamoDB: (settings) => new DynamoDBClient({ ...settings }).send(new ListTablesCommand({})),
  Lambda: (settings) => new LambdaClient({ ...settings }).send(new InvokeCommand({ FunctionName: 'f' })),
  Scheduler: (settings) => new SchedulerClient({ ...settings }).send(new ListSchedulesCommand({})),
  'Step Functions': (settings) =>
    new SFNClient({ ...settings }).send(
      new ListExecutionsCommand({ stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:m' }),
    ),
  SNS: (settings) => new SNSClient({ ...settings }).send(new PublishCommand({ TopicArn: 't', Message: 'm' })),
  SQS: (settings) =>
    new SQSClient({ ...settings }).send(
      new SendMessageCommand({ QueueUrl: `${settings.endpoint}/q`, MessageBody: 'm' }),
    ),
};

describe.each(Object.keys(hangs) as Hang[])('a client of a service that %s', (hang) => {
  let server: HangingServer;
  beforeEach(async () => {
    server = await HangingServer.start(hang);
  });
  afterEach(() => server.stop());

  it.each(Object.keys(calls))('for %s gives up in time', async (service) => {
    const began = Date.now();
    const call = calls[service]?.({ ...server.client, ...impatient });

    await expect(call).rejects.toThrow();

    expect(Date.now() - began).toBeLessThan(2000);
    expect(server.calls).toBe(1);
  });
});

it('every SDK client of the product is made with these settings', () => {
  const files = readdirSync('lambdas', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  // This one makes Lambda's client with its first call, of the settings that it is given.
  const others = files.filter((file) => file !== path.join('aws', 'functions.ts'));
  const sources = others.map((file) => readFileSync(path.join('lambdas', file), 'utf8'));
  // AwsClient is a signer of single requests; who uses it gives each request its own time.
  const made = sources.flatMap((source) => source.match(/(?:new (?!AwsClient)\w+Client|createFunctions)\(.*/g) ?? []);
  expect(made.length).toBeGreaterThan(10);
  for (const making of made) expect(making).toMatch(/\((?:clientSettings\(|\{ \.\.\.settings, requestHandler)/);
});

it('leaves the functions time to answer', () => {
  const longest = ({ milliseconds, attempts }: typeof usualPatience) => (milliseconds * attempts) / 1000;
  expect(2 * ((longest(usualPatience) * 2) / 3) + longest(publishPatience)).toBeLessThan(29);
  expect(200 + longest(repairPatience)).toBeLessThan(300);
});
