import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Commits } from '../../../../local/aws/state/commits';
import { openState } from '../../../../local/aws/state/lmdb-state';

const keys = fc.constantFrom('a', 'a/1', 'a/2', 'b', 'ü', 'z');
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), key: keys, value: fc.jsonValue() }),
    fc.record({ do: fc.constant('delete' as const), key: keys }),
    fc.record({ do: fc.constant('wait' as const) }),
    fc.record({ do: fc.constant('turn' as const) }),
  ),
  { maxLength: 30 },
);

describe('a map of the state', () => {
  it('shows every write at once, in key order, whether it is committed or not, and after it is opened again', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const directory = mkdtempSync(join(tmpdir(), 'durable-map-'));
        let state = openState(directory);
        const expected = new Map<string, unknown>();
        const check = () => {
          for (const prefix of ['', 'a', 'a/']) {
            const wanted = [...expected]
              .filter(([key]) => key.startsWith(prefix))
              .sort(([one], [other]) => (one < other ? -1 : 1));
            expect(state.map('m').entries(prefix)).toEqual(JSON.parse(JSON.stringify(wanted)));
          }
        };
        for (const step of history) {
          if (step.do === 'wait') await state.stored();
          if (step.do === 'turn') await new Promise((resolve) => setImmediate(resolve));
          if (step.do === 'put') {
            state.map('m').put(step.key, step.value);
            expected.set(step.key, step.value);
          }
          if (step.do === 'delete') {
            state.map('m').delete(step.key);
            expected.delete(step.key);
          }
          check();
        }
        await state.close();
        state = openState(directory);
        check();
        await state.close();
        rmSync(directory, { recursive: true });
      }),
      { numRuns: 25 },
    );
  });

  it('keeps a value as it was put, whatever becomes of the object', () => {
    const directory = mkdtempSync(join(tmpdir(), 'durable-map-'));
    const map = openState(directory).map<{ n: number }>('m');
    const value = { n: 1 };
    map.put('k', value);
    value.n = 2;
    expect(map.get('k')).toEqual({ n: 1 });
  });
});

describe('commits', () => {
  it('fail all who wait after a write has failed, and tell of it', async () => {
    const told: unknown[] = [];
    const commits = new Commits(
      () => {},
      (error) => told.push(error),
    );
    void commits.follow(() => Promise.reject(new Error('no space')));
    void commits.follow(async () => undefined);

    await expect(commits.stored()).rejects.toThrow('no space');
    await expect(commits.stored()).rejects.toThrow('no space');
    expect(told).toEqual([new Error('no space')]);
  });

  it('begin no write when there is no room', async () => {
    let writes = 0;
    const full = () => {
      throw new Error('the disk is full');
    };
    const commits = new Commits(full, () => {});

    expect(() => commits.follow(async () => writes++)).toThrow('the disk is full');
    await expect(commits.stored()).rejects.toThrow('the disk is full');
    expect(writes).toBe(0);
  });

  it('wait for nobody when nothing was written', async () => {
    await new Commits(
      () => {},
      () => {},
    ).stored();
  });
});
