import { readFileSync } from 'node:fs';
import { bytes } from '../../lambdas/domain/limits';
import { attemptsInAll, waitAfter } from '../../lambdas/reactions/webhooks/retries';
import { synthesize } from '../lib/synthesize';

const runbook = readFileSync('docs/runbook.md', 'utf8').replace(/\s+/g, ' ');
const events = readFileSync('docs/events.md', 'utf8').replace(/\s+/g, ' ');
const sectionOf = (title: string) => runbook.split(` ### ${title} `)[1]?.split(' ### ')[0] ?? '';

const template = synthesize({ webhooks: [{ webhookId: 'chat', url: 'https://hooks.example.com/' }] });
const propertiesOf = (type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }): Record<string, unknown> => Properties);
const functionOf = (name: string) =>
  propertiesOf('AWS::Lambda::Function').find(({ Description }) => Description === `Quiesce ${name}`) ?? {};

describe('the numbers of docs/runbook.md', () => {
  it.each([
    ['admin-api', (seconds: number) => `timed out after ${seconds} seconds`],
    ['approval-page', (seconds: number) => `timed out after ${seconds} seconds`],
    ['on-control-change', (seconds: number) => `timed out after ${seconds} seconds`],
    ['prove-flip', (seconds: number) => `ran for longer than its ${seconds} seconds`],
    ['reconcile', (seconds: number) => `timed out after ${{ 300: 'five' }[seconds]} minutes`],
  ])('say how long %s may run', (name, told) => {
    expect(sectionOf(`${name}-errors`)).toContain(told(Number(functionOf(name).Timeout)));
  });

  it('say how often a stream, an asynchronous call and a message are tried', () => {
    const streams = propertiesOf('AWS::Lambda::EventSourceMapping').filter(
      (one) => one.MaximumRetryAttempts !== undefined,
    );
    expect(
      new Set(streams.map(({ MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: age }) => `${retries}/${age}`)),
    ).toEqual(new Set(['8/3600', '10000/86400']));
    expect(sectionOf('undelivered-changes')).toContain('failed eight times or was older than an hour');
    expect(propertiesOf('AWS::Lambda::EventInvokeConfig').every((one) => one.MaximumRetryAttempts === 2)).toBe(true);
    expect(sectionOf('undelivered-changes')).toContain('an asynchronous call failed three times');
    const counts = propertiesOf('AWS::SQS::Queue').flatMap(({ RedrivePolicy: policy }) =>
      typeof policy === 'object' && policy !== null ? [Reflect.get(policy, 'maxReceiveCount')] : [],
    );
    expect(counts.sort()).toEqual([10, attemptsInAll]);
    expect(sectionOf('undelivered-boundaries')).toContain('was received ten times');
    expect(sectionOf('deliver-webhook-errors')).toContain('at most eight times in all');
    expect(sectionOf('webhook-given-up')).toContain('in eight attempts within a day');
  });

  it('say how long dead letters are kept', () => {
    const kept = propertiesOf('AWS::SQS::Queue').flatMap((one) => one.MessageRetentionPeriod ?? []);
    expect(new Set(kept)).toEqual(new Set([14 * 86_400]));
    expect(sectionOf('Redrive the dead-letter queues')).toContain('kept for 14 days');
    expect(events).toContain('lies with the dead letters for two weeks');
  });

  it('say how much the edge store holds', () => {
    const million = (count: number) => `${Math.floor(count / 100_000) / 10}`;
    const { edgeStore, edgeStoreReserve } = bytes;
    expect(sectionOf('edge-store-nearly-full')).toContain(
      `reserved ${million(edgeStore * 0.8)} of the ${million(edgeStore)} million bytes`,
    );
    expect(sectionOf('edge-store-nearly-full')).toContain(`From ${million(edgeStore - edgeStoreReserve)} million on`);
  });
});

describe('docs/events.md', () => {
  it('says when a webhook is tried again', () => {
    const waits = Array.from({ length: attemptsInAll - 1 }, (_, at) => waitAfter(at + 1) ?? 0);
    const [seconds = 0, minutes = 0, half, ...hours] = waits;
    expect(half).toBe(1800);
    const last = hours.map((wait) => wait / 3600);
    expect(events).toContain(
      `after ${seconds} seconds, ${minutes / 60} minutes, half an hour, ${last.slice(0, -1).join(', ')} and ${last.at(-1)} hours`,
    );
  });
});
