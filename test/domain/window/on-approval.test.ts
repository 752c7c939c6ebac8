import fc from 'fast-check';
import type { Calendar, CalendarEntry } from '../../../lambdas/domain/site/site';
import { defaultPolicy } from '../../../lambdas/domain/site/site-rules';
import {
  decidableUntil,
  isStartOpen,
  keepsTerms,
  leadSecondsOf,
  spanOf,
  startFor,
  withChosenStart,
  withLeadTime,
} from '../../../lambdas/domain/window/on-approval';
import { conflictOf } from '../../../lambdas/domain/window/overlap';
import { assertPlannable, digestOf } from '../../../lambdas/domain/window/plan';
import type { Plan } from '../../../lambdas/domain/window/window';

const T = 1_800_000_000;

const wish = fc.record({
  leadTimeSeconds: fc.constantFrom(0, 30, 120, 900),
  notBefore: fc.option(fc.integer({ min: -100, max: 2000 }), { nil: undefined }),
  notAfter: fc.integer({ min: 0, max: 4000 }),
  durationSeconds: fc.integer({ min: 1, max: 600 }),
  approvedAfter: fc.nat({ max: 4000 }),
  others: fc.array(fc.tuple(fc.integer({ min: -200, max: 4500 }), fc.integer({ min: 1, max: 1500 })), { maxLength: 6 }),
});
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

const planOf = ({ leadTimeSeconds, notBefore, notAfter, durationSeconds }: Wish): Plan => ({
  mode: 'full',
  startsAt: T + notAfter,
  endsAt: T + notAfter + durationSeconds,
  hostnames: ['demo.example'],
  paths: [],
  exemptions: [],
  onApproval: {
    ...(notBefore !== undefined && { notBefore: T + notBefore }),
    notAfter: T + notAfter,
    durationSeconds,
    leadSeconds: leadSecondsOf({ ...defaultPolicy, leadTimeSeconds }),
  },
});

const entry = ([from, length]: readonly [number, number], index: number): CalendarEntry => ({
  ...withChosenStart(
    planOf({ leadTimeSeconds: 0, notBefore: 0, notAfter: 0, durationSeconds: 1, approvedAfter: 0, others: [] }),
  ),
  startsAt: T + from,
  endsAt: T + from + length,
  windowId: `demo.${index}`,
  digest: '',
});

const calendarOf = ({ others }: Wish): Calendar => ({ siteId: 'demo', entries: others.map(entry), version: 1 });

/** The plan as it is asked at `T`; nothing where that is refused. */
function asked(one: Wish): Plan | undefined {
  const policy = { ...defaultPolicy, leadTimeSeconds: one.leadTimeSeconds };
  const plan = withLeadTime(planOf(one), policy, T);
  try {
    assertPlannable(plan, policy, T);
    return plan;
  } catch {
    return undefined;
  }
}

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 3000) };

describe('the start that an approval sets', () => {
  it('is the earliest that keeps to the lead time, the terms and other windows; there is none only if there can be none', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(wish, (one) => {
        const plan = asked(one);
        const approvedAt = T + one.approvedAfter;
        fc.pre(plan !== undefined && isStartOpen(plan) && approvedAt < decidableUntil(plan));
        if (!plan || !isStartOpen(plan)) return;
        const { notBefore = 0, notAfter, durationSeconds, leadSeconds } = plan.onApproval;
        const others = calendarOf(one);
        const earliest = Math.max(notBefore, approvedAt + leadSeconds, approvedAt + 1);
        expect(earliest).toBeGreaterThanOrEqual(Math.max(T + one.leadTimeSeconds, T + (one.notBefore ?? 0)));
        expect(earliest).toBeGreaterThan(approvedAt);
        const free = (startsAt: number) =>
          conflictOf(others, { ...plan, startsAt, endsAt: startsAt + durationSeconds }, approvedAt) === undefined;
        const possible = [earliest, ...others.entries.map(({ endsAt }) => endsAt)]
          .filter((start) => start >= earliest && start <= notAfter && free(start))
          .sort((left, right) => left - right);
        const started = startFor(plan, others, approvedAt);
        seen.add('plan' in started ? (started.plan.startsAt === earliest ? 'at once' : 'later') : 'never');
        expect('plan' in started ? started.plan.startsAt : undefined).toBe(possible[0]);
        if (!('plan' in started)) return;
        const { startsAt, endsAt } = started.plan;
        expect(endsAt - startsAt).toBe(durationSeconds);
        expect(keepsTerms(started.plan)).toBe(true);
        expect(digestOf('demo.x', 1, started.plan)).toBe(digestOf('demo.x', 1, plan));
        const span = spanOf(plan, approvedAt);
        expect(span.startsAt <= startsAt && endsAt <= span.endsAt).toBe(true);
      }),
      runs,
    );
    expect([...seen].sort()).toEqual(['at once', 'later', 'never']);
  });

  it('is what the digest leaves out; every term is in it', () => {
    const plan = planOf({
      leadTimeSeconds: 30,
      notBefore: 10,
      notAfter: 900,
      durationSeconds: 60,
      approvedAfter: 0,
      others: [],
    });
    const changes = [
      {},
      ...(['notBefore', 'notAfter', 'durationSeconds', 'leadSeconds'] as const).map((term) => ({ [term]: 7 })),
      { notBefore: undefined },
    ];
    const digests = changes.map((change) =>
      digestOf('demo.x', 1, { ...plan, onApproval: { ...plan.onApproval, ...change } as Required<Plan>['onApproval'] }),
    );
    expect(new Set([...digests, digestOf('demo.x', 1, withChosenStart(plan))]).size).toBe(changes.length + 1);
  });
});
