import { ListSubscriptionsByTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { type ApproverTopics, createApproverTopics } from '../../lambdas/services/approver-topics';
import { type Mail, mailsOf } from '../../local/mailbox/mails';
import { createSns } from '../../local/sns/service';
import { account, type FakeRuntime, fakeRuntime, region } from '../local/bench/fake-runtime';
import { type Bench, credentials, serve } from '../local/bench/gateway';

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
const subscribed = async () =>
  ((await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? []).map(
    ({ Endpoint }) => Endpoint,
  );

describe("an approver's topic", () => {
  it('mails its one mailbox once that has confirmed', async () => {
    await topics.open('ana', ana);
    expect(await topics.isConfirmed('ana', ana)).toBe(false);
    expect(await topics.confirm('ana', token())).toBe('confirmed');
    expect(await topics.isConfirmed('ana', ana)).toBe(true);
    await client.send(new PublishCommand({ TopicArn, Subject: 'Approve', Message: 'Please' }));
    expect(mails()[0]).toMatchObject({ to: ana, subject: 'Approve' });
  });

  it('is opened twice without harm: an unconfirmed mailbox is asked again, a confirmed one is left alone', async () => {
    await topics.open('ana', ana);
    await topics.open('ana', ana);
    expect([mails().length, await subscribed()]).toEqual([2, [ana]]);
    await topics.confirm('ana', token());
    await topics.open('ana', ana);
    expect([mails().length, await topics.isConfirmed('ana', ana)]).toEqual([2, true]);
  });

  it('knows its mailbox in whatever case SNS gives the address back', async () => {
    await topics.open('ana', ana);
    await topics.confirm('ana', token());
    expect(await topics.isConfirmed('ana', 'Ana@Example.com')).toBe(true);
    await topics.open('ana', 'Ana@Example.com');
    expect(await topics.isConfirmed('ana', ana)).toBe(true);
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
    expect(await topics.isConfirmed('ben', 'ben@example.com')).toBe(false);
    expect(await topics.isConfirmed('ana', 'other@example.com')).toBe(false);
  });

  it('is closed with its subscriptions, twice without harm', async () => {
    await topics.open('ana', ana);
    await topics.close('ana');
    await topics.close('ana');
    expect(await topics.isConfirmed('ana', ana)).toBe(false);
    expect(await topics.confirm('ana', token())).toBe('refused');
  });

  it('passes on errors that say nothing about the mailbox', async () => {
    await bench.close();
    await expect(topics.confirm('ana', 'f'.repeat(64))).rejects.toThrow();
    await expect(topics.isConfirmed('ana', ana)).rejects.toThrow();
  });
});
