import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { type Mail, mailsOf } from '../../../../local/aws/sns/mails';
import { createSns } from '../../../../local/aws/sns/service';
import { createMailbox, type Mailbox } from '../../../../local/mailbox/service';
import { account, type Disk, type FakeRuntime, fakeRuntime, region, resource } from '../../bench/fake-runtime';
import { type Bench, credentials, serve } from '../../bench/gateway';

const TopicArn = `arn:aws:sns:${region}:${account}:quiesce-approver-ana`;
const alarms = `arn:aws:sns:${region}:${account}:alarms`;
const ana = 'ana@example.com';
const twoDays = 2 * 24 * 3600 * 1000;

describe('SNS', () => {
  const disk: Disk = new Map();
  let runtime: FakeRuntime;
  let bench: Bench;
  let client: SNSClient;

  async function open(): Promise<void> {
    runtime = fakeRuntime([resource('AWS::SNS::Topic', 'alarms', alarms, {})], { disk, port: 4000 });
    bench = await serve(createSns(runtime));
    client = new SNSClient({ region, credentials, endpoint: bench.endpoint, maxAttempts: 1 });
  }
  const mails = (): readonly Mail[] => mailsOf(runtime.state).newestFirst();
  const create = (Attributes = {}) => client.send(new CreateTopicCommand({ Name: 'quiesce-approver-ana', Attributes }));
  const subscribe = (Endpoint = ana) => client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }));
  const list = async () => (await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? [];
  const publish = (Message: string, Subject?: string) =>
    client.send(new PublishCommand({ TopicArn, Message, Subject }));
  const token = () => /[?&]Token=([0-9a-f]+)/.exec(mails()[0]?.text ?? '')?.[1] ?? '';
  const confirm = (Token = token(), authenticate = 'true') =>
    client.send(new ConfirmSubscriptionCommand({ TopicArn, Token, AuthenticateOnUnsubscribe: authenticate }));

  beforeEach(async () => {
    disk.clear();
    await open();
  });
  afterEach(() => bench.close());

  it('mails an address only after it confirmed, and keeps that over a restart', async () => {
    expect(await create()).toMatchObject({ TopicArn });
    expect(await subscribe()).toMatchObject({ SubscriptionArn: 'pending confirmation' });
    expect(await list()).toMatchObject([{ SubscriptionArn: 'PendingConfirmation', Endpoint: ana, Protocol: 'email' }]);
    await publish('too early');
    expect(mails()).toHaveLength(1);
    const { SubscriptionArn } = await confirm();
    expect(SubscriptionArn).toMatch(new RegExp(`^${TopicArn}:[0-9a-f-]{36}$`));
    await bench.close();
    await open();
    expect(await list()).toMatchObject([{ SubscriptionArn }]);
    await publish('line 1\nhttps://example.com/a?b=c&d', 'Approve <this>');
    expect(mails()[0]).toMatchObject({ to: ana, subject: 'Approve <this>' });
    expect(mails()[0]?.text).toMatch(/^line 1\nhttps:\/\/example.com\/a\?b=c&d\n/);
  });

  it('sends another token on a second request while pending, and none once confirmed', async () => {
    await create();
    await subscribe();
    const first = token();
    await subscribe();
    expect(mails()).toHaveLength(2);
    expect(token()).not.toBe(first);
    await confirm(first);
    await confirm(first);
    expect((await subscribe()).SubscriptionArn).toMatch(/^arn:/);
    expect(mails()).toHaveLength(2);
    expect(await list()).toHaveLength(1);
  });

  it('refuses a token that is unknown, of another topic or two days old', async () => {
    runtime.now = 1_700_000_000_000;
    await create();
    await subscribe();
    await expect(confirm('00')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const elsewhere = new ConfirmSubscriptionCommand({ TopicArn: alarms, Token: token() });
    await expect(client.send(elsewhere)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    runtime.now += twoDays;
    await expect(confirm()).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(await list()).toEqual([]);
  });

  it('knows the attributes of a subscription and ends it by a signed call', async () => {
    await create();
    await subscribe();
    const { SubscriptionArn } = await confirm();
    const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    expect(Attributes).toMatchObject({
      PendingConfirmation: 'false',
      ConfirmationWasAuthenticated: 'true',
      Endpoint: ana,
    });
    await client.send(new UnsubscribeCommand({ SubscriptionArn }));
    await publish('nobody reads this');
    expect(mails()).toHaveLength(1);
  });

  it('creates a topic once, and refuses other attributes for it', async () => {
    await create({ DisplayName: 'Ana' });
    expect(await create({ DisplayName: 'Ana' })).toMatchObject({ TopicArn });
    await expect(create({ DisplayName: 'Ben' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(create({ KmsMasterKeyId: 'alias/own' })).rejects.toMatchObject({ name: 'KMSNotFoundException' });
    await expect(create({ FifoTopic: 'true' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('hands the policy of the topic to the authorizer', async () => {
    await create();
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: TopicArn }],
    };
    const set = (AttributeValue: string) =>
      client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }));
    await set(JSON.stringify(policy));
    await publish('x');
    const call = runtime.calls.at(-1);
    expect(call).toMatchObject({
      action: 'sns:Publish',
      resource: TopicArn,
      resourcePolicy: { Statement: policy.Statement },
    });
    await expect(set('not json')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it.each([
    ['is not ASCII', 'Wartung für alle'],
    ['has a line break', 'a\nBcc: x'],
    ['has 100 characters', 'x'.repeat(100)],
    ['begins with a space', ' x'],
  ])('refuses a subject that %s', async (_, subject) => {
    await create();
    await expect(publish('m', subject)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('takes messages up to 256 KB', async () => {
    await create();
    await publish('x'.repeat(262_144 - 99), 'x'.repeat(99));
    await expect(publish('x'.repeat(262_145))).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(publish('')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('deletes a topic with its subscriptions, twice if asked', async () => {
    await create();
    await subscribe();
    await client.send(new DeleteTopicCommand({ TopicArn }));
    await client.send(new DeleteTopicCommand({ TopicArn }));
    await expect(publish('x')).rejects.toMatchObject({ name: 'NotFoundException' });
    await create();
    expect(await list()).toEqual([]);
  });

  it('refuses what is not allowed, what is no email and what it does not serve', async () => {
    await create();
    runtime.denied.add('sns:Subscribe');
    await expect(subscribe()).rejects.toMatchObject({ name: 'AuthorizationErrorException' });
    runtime.denied.clear();
    const sms = new SubscribeCommand({ TopicArn, Protocol: 'sms', Endpoint: '+1' });
    await expect(client.send(sms)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(client.send(new ListTopicsCommand({}))).rejects.toThrow('ListTopics');
  });

  it('never logs a token, a message or an address', async () => {
    await create();
    await subscribe();
    const secret = token();
    await confirm(secret);
    await publish('secret body');
    expect(runtime.lines).not.toEqual([]);
    for (const hidden of [secret, 'secret body', ana]) expect(JSON.stringify(runtime.lines)).not.toContain(hidden);
  });

  describe('with the pages behind the links of its mails', () => {
    let mailbox: Mailbox;
    let base: string;
    const follow = async (kind: string) => {
      const link = new RegExp(`http://127.0.0.1:4002/(${kind}\\S+)`).exec(mails()[0]?.text ?? '')?.[1];
      const response = await fetch(`${base}/${link}`);
      return { status: response.status, html: await response.text() };
    };
    beforeEach(async () => {
      mailbox = createMailbox(runtime);
      base = `http://127.0.0.1:${await mailbox.start(0)}`;
      await create();
      await subscribe();
    });
    afterEach(() => mailbox.stop());

    it('confirms by the link, and unsubscribes by the link of a later mail', async () => {
      expect(await follow('confirmation')).toMatchObject({ status: 200 });
      await publish('hello');
      expect(await follow('unsubscribe')).toMatchObject({ status: 200 });
      expect(await list()).toEqual([]);
    });

    it('asks an address anew that unsubscribed and is subscribed again', async () => {
      await follow('confirmation');
      await publish('hello');
      await follow('unsubscribe');
      await subscribe();
      expect(await list()).toMatchObject([{ Endpoint: ana, SubscriptionArn: 'PendingConfirmation' }]);
      await follow('confirmation');
      await publish('hello again');
      expect(mails()[0]?.text).toContain('hello again');
    });

    it('offers no unsubscribe link when unsubscribing must be signed, and follows none', async () => {
      const { SubscriptionArn = '' } = await confirm();
      await publish('hello');
      expect(mails()[0]?.text).not.toContain('unsubscribe.html');
      const forged = await fetch(`${base}/unsubscribe.html?SubscriptionArn=${SubscriptionArn}`);
      expect(forged.status).toBe(400);
      expect(await list()).toHaveLength(1);
    });
  });
});
