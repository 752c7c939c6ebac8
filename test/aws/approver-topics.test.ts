import {
  ConfirmSubscriptionCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { type ApproverTopics, createApproverTopics } from '../../lambdas/aws/approver-topics';
import { type Mail, mailsOf } from '../../local/aws/sns/mails';
import { createSns } from '../../local/aws/sns/service';
import { account, type FakeRuntime, fakeRuntime, region } from '../local/bench/fake-runtime';
import { type Bench, credentials, serve } from '../local/bench/gateway';
import { withAws } from './aws';

const prefix = `arn:aws:sns:${region}:${account}:quiesce-approver-`;
const TopicArn = `${prefix}ana`;
const ana = 'ana@example.com';

let runtime: FakeRuntime;
let bench: Bench;
let client: SNSClient;
let topics: ApproverTopics;
beforeEach(async () => {
  runtime = fakeRuntime([], { port: 4000 });
  bench = await serve(createSns(runtime));
  client = new SNSClient({ region, credentials, endpoint: bench.endpoint, maxAttempts: 1 });
  topics = createApproverTopics(client, prefix);
});
afterEach(() => bench.close());

const mails = (): readonly Mail[] => mailsOf(runtime.state).newestFirst();
const token = (): string => /[?&]Token=([0-9a-f]+)/.exec(mails()[0]?.text ?? '')?.[1] ?? '';
const subscriptions = async () =>
  (await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? [];
const subscribed = async () => (await subscriptions()).map(({ Endpoint }) => Endpoint);

describe("an approver's topic", () => {
  it('mails its one mailbox once that has confirmed', async () => {
    await topics.open('ana', ana);
    expect(await topics.subscription('ana', ana)).toBe('pending');
    expect(await topics.confirm('ana', token())).toBe('confirmed');
    expect(await topics.subscription('ana', ana)).toBe('confirmed');
    await client.send(new PublishCommand({ TopicArn, Subject: 'Approve', Message: 'Please' }));
    expect(mails()[0]).toMatchObject({ to: ana, subject: 'Approve' });
  });

  it('is opened twice without harm: an unconfirmed mailbox is asked again, a confirmed one is left alone', async () => {
    await topics.open('ana', ana);
    await topics.open('ana', ana);
    expect([mails().length, await subscribed()]).toEqual([2, [ana]]);
    await topics.confirm('ana', token());
    await topics.open('ana', ana);
    expect([mails().length, await topics.subscription('ana', ana)]).toEqual([2, 'confirmed']);
  });

  it('knows its mailbox in whatever case SNS gives the address back', async () => {
    await topics.open('ana', ana);
    await topics.confirm('ana', token());
    expect(await topics.subscription('ana', 'Ana@Example.com')).toBe('confirmed');
    await topics.open('ana', 'Ana@Example.com');
    expect(await topics.subscription('ana', ana)).toBe('confirmed');
  });

  it('exchanges a confirmed mailbox for another one, which alone gets mail once it has confirmed', async () => {
    await topics.open('ana', ana);
    const old = token();
    await topics.confirm('ana', old);
    await topics.open('ana', 'new@example.com');
    expect([await subscribed(), await topics.subscription('ana', ana)]).toEqual([['new@example.com'], 'foreign']);
    expect(await topics.confirm('ana', old)).toBe('refused');
    expect(await topics.confirm('ana', token())).toBe('confirmed');
    await client.send(new PublishCommand({ TopicArn, Subject: 'Approve', Message: 'Please' }));
    expect(mails().filter(({ subject }) => subject === 'Approve')).toMatchObject([{ to: 'new@example.com' }]);
  });

  it('has no mailbox once that unsubscribed, and asks it anew when opened again', async () => {
    await topics.open('ana', ana);
    await client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: token() }));
    expect(await topics.subscription('ana', ana)).toBe('confirmed');
    const [{ SubscriptionArn = '' } = {}] = await subscriptions();
    await client.send(new UnsubscribeCommand({ SubscriptionArn }));
    expect(await topics.subscription('ana', ana)).toBe('none');
    await topics.open('ana', ana);
    expect(await topics.subscription('ana', ana)).toBe('pending');
    expect(await topics.confirm('ana', token())).toBe('confirmed');
  });

  it('loses the mailbox of an earlier person of this id', async () => {
    await topics.open('ana', ana);
    await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'old@example.com' }));
    await topics.open('ana', ana);
    expect(await subscribed()).toEqual([ana]);
  });

  it('takes no token but its own, and knows nobody else', async () => {
    await topics.open('ana', ana);
    expect(await topics.confirm('ana', 'f'.repeat(64))).toBe('refused');
    expect(await topics.confirm('ben', 'f'.repeat(64))).toBe('refused');
    expect(await topics.subscription('ben', 'ben@example.com')).toBe('none');
    expect(await topics.subscription('ana', 'other@example.com')).toBe('foreign');
  });

  it('is closed with its subscriptions, twice without harm', async () => {
    await topics.open('ana', ana);
    await topics.close('ana');
    await topics.close('ana');
    expect(await topics.subscription('ana', ana)).toBe('none');
    expect(await topics.confirm('ana', token())).toBe('refused');
  });

  it('passes on errors that say nothing about the mailbox', async () => {
    await bench.close();
    await expect(topics.confirm('ana', 'f'.repeat(64))).rejects.toThrow();
    await expect(topics.subscription('ana', ana)).rejects.toThrow();
  });
});

describe('a subscription that SNS shows as deleted for a while', () => {
  const { aws } = withAws();

  it('is none: neither this mailbox nor another one has mail', async () => {
    const member = `<member><TopicArn>${TopicArn}</TopicArn><Protocol>email</Protocol><SubscriptionArn>Deleted</SubscriptionArn><Endpoint>${ana}</Endpoint></member>`;
    const xml = `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>${member}</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`;
    aws().answer(
      { headers: { 'content-type': 'text/xml' }, body: xml },
      { headers: { 'content-type': 'text/xml' }, body: xml },
    );
    const asked = createApproverTopics(new SNSClient(aws().client), prefix);
    expect(await asked.subscription('ana', ana)).toBe('none');
    expect(await asked.subscription('ana', 'new@example.com')).toBe('none');
  });
});
