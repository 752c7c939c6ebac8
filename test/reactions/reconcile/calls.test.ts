import { type Reconciled, reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import type { StoredRecord } from '../../../lambdas/store/records';
import { type Calls, Ground } from '../../bench/reconcile/ground';
import { type Population, populate } from '../../bench/reconcile/population';

const sum = (calls: Calls): number => Object.values(calls).reduce((total, count) => total + count, 0);

/** A tenth of what `npm run bench:reconcile` takes. */
const size = { sites: 100, windowsPerSite: 10 };

describe('the calls of a run of reconcile', () => {
  let population: Population;
  let ground: Ground;

  beforeAll(async () => {
    population = await populate(size);
    ground = await Ground.open(population);
  }, 120_000);
  afterAll(() => ground?.close());

  async function ran(lost: ReadonlySet<string> = new Set()): Promise<{ calls: Calls; outcome: Reconciled }> {
    const deps = await ground.deps(lost);
    const outcomes: Reconciled[] = [];
    const calls = await ground.calls(async () => void outcomes.push(await reconcile(deps)));
    const [outcome] = outcomes;
    if (!outcome) throw new Error('it did not run');
    return { calls, outcome };
  }

  it('are one for each hundred of what there is to look after, while all is well', async () => {
    const { calls, outcome } = await ran();

    expect(outcome).toEqual({ repairs: 0, failures: 0, left: 0, live: true });
    expect(calls).toEqual({
      // Where the last run stopped, and the directory; heads and EDGE of 100 sites; 100 questions, twice 50: each a window
      // or a proposal, and then its request.
      BatchGetItem: 1 + 2 + 2 * 2,
      'Invoke publish-edge': 1,
      ListExecutions: 1,
      ListSchedules: 20,
      // Sites; windows that are active, that should be, and those ahead; what is due to be published, mailed and proved; what the public
      // was told. A full
      // page does not tell that it is the last.
      Query: 2 + 1 + 1 + 11 + 4,
      // When the store was compared.
      TransactWriteItems: 1,
    });
  });

  it('grow by one for each thing that is due, and by one for each hundred windows that are read again', async () => {
    const { calls: before } = await ran();
    const [late = [], unscheduled = []] = [population.windows.slice(0, 30), population.windows.slice(40, 50)];
    const started = late.map((window): StoredRecord => {
      const plan = { ...window.plan, startsAt: population.now - 300 };
      return { kind: 'window', value: { ...window, plan } };
    });
    await ground.write(started);
    const lost = new Set(
      population.schedules.filter((name) => unscheduled.some((window) => name.includes(window.windowId))),
    );

    const { calls, outcome } = await ran(lost);

    expect(outcome.left).toBe(0);
    expect(sum(calls) - sum(before)).toBeLessThanOrEqual(40 + 10);
    expect(calls).toMatchObject({ 'Invoke flip-window': 30, 'Invoke on-control-change': 10 });
    await ground.write(late.map((value) => ({ kind: 'window', value })));
  });
});
