import type { UsageLine } from '../../local/aws/usage/usage';
import { window } from '../bench/cost/lifecycles';
import { BenchMachine } from '../bench/machine/machine';

/** Times by who did something, without CDK's hashes. */
function times(usage: readonly UsageLine[], service: string, what: string): Record<string, number> {
  const lines = usage.filter((line) => line.service === service && line.what === what);
  return Object.fromEntries(
    lines.map(({ by, count }) => [by.replace(/^quiesce-/, '').replace(/(Role)?[0-9A-F]{8}$/, ''), count]),
  );
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0);

/**
 * Requested, mailed to two approvers, opened, approved by mail, started, ended; and a look at its status at the end. Whoever
 * adds a call has to say here what for.
 */
describe('one window’s life', () => {
  let usage: readonly UsageLine[];
  beforeAll(async () => {
    const machine = await BenchMachine.open();
    try {
      usage = await machine.measure(() => window(machine));
    } finally {
      await machine.close();
    }
  }, 180_000);

  it('calls each function only for what it alone can do', () => {
    const calls = times(usage, 'lambda', 'Invocations');
    expect(calls).toEqual({
      FunctionsAdminApi: 2, // the request; the look
      OutboxOnControlChange: 4, // requested: starts the execution; approved: settles it, arms both boundaries; start and end: has them proved
      ApprovalNotifyApprovers: 1,
      FunctionsApprovalPage: 2, // the page; the vote
      PublisherPublishEdge: 2, // approved; ended
      ApprovalConcludeRequest: 1, // mails the outcome
      BoundariesFlipWindow: 2, // start; end
      ProofsProveFlip: 2, // start; end: asks the site
      EventsPublishEvents: 4, // requested; approved; started; ended
      // Not public-notices: the events say that the site tells the public nothing.
    });
  });

  it('reads once for each of them', () => {
    expect(sum(times(usage, 'dynamodb', 'BatchGetItem'))).toBeLessThanOrEqual(18);
  });

  it('writes the edge store twice and reads it never', () => {
    expect(usage.filter(({ service }) => service === 'cloudfront-keyvaluestore')).toEqual([
      expect.objectContaining({ what: 'UpdateKeys', count: 2 }),
    ]);
  });

  it('removes no schedule and arms each boundary once', () => {
    expect(sum(times(usage, 'sqs', 'SendMessage'))).toBe(2);
    expect(usage.filter(({ service }) => service === 'scheduler')).toEqual([]);
  });
});
