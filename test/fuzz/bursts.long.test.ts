import fc from 'fast-check';
import { keyOf, keyText } from '../../lambdas/store/keys';
import { expectSound, type Standing } from '../commands/histories/invariant-checks';
import { expectSoundEnd } from './ending';
import { Fuzzed } from './fuzzed';
import { mail, pass, questionOf, setScene } from './scene';
import type { Sent } from './wire';
import type { Sender } from './wishes';

const rounds = Number(process.env.BURSTS ?? 100);

/** What insiders send at once about one window. */
const attacks: readonly (readonly [Sender, method: string, path: string, body: object])[] = [
  ['approver-ana', 'POST', '/approve', {}],
  ['approver-ben', 'POST', '/approve', {}],
  ['approver-ben', 'POST', '/reject', { reason: 'Not today' }],
  ['approver-ana', 'POST', '/withdraw', {}],
  ['approver-ana', 'POST', '/ratify', {}],
  ['requester', 'POST', '/cancel', {}],
  ['requester', 'POST', '/end', {}],
  ['breakglass', 'POST', '/end', {}],
  ['requester', 'POST', '/extend', { durationMinutes: 35 }],
  ['requester', 'PATCH', '', { mode: 'read-only' }],
  ['admin', 'PATCH', '', { mode: 'full', replace: true }],
  ['requester', 'POST', '/comments', { text: 'Now' }],
];

const burst = fc.record({
  which: fc.nat(99),
  sent: fc.shuffledSubarray([...attacks], { minLength: 3 }),
  /** Everything is sent this often, with the very same signature. */
  times: fc.constantFrom(1, 2, 3),
  wait: fc.constantFrom(1, 1, 60, 1800),
});

const standing = async ({ database }: Fuzzed): Promise<Standing> =>
  new Map((await database.records()).map((record) => [keyText(keyOf(record)), record]));

const requestOf = (method: string, path: string, body: object): Sent => ({
  method,
  path,
  query: '',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

/** @returns the statuses of the answers */
async function attack(fuzzed: Fuzzed, { which, sent, times }: typeof burst extends fc.Arbitrary<infer B> ? B : never) {
  const path = `/v1/windows/${fuzzed.known.pick('windowId', which)}`;
  const question = await questionOf(fuzzed, path);
  const signed = await Promise.all(
    sent.map(([sender, method, move, body]) => {
      const vote = /approve|reject|withdraw|ratify/.test(move) ? question : {};
      return fuzzed.as(sender, requestOf(method, `${path}${move}`, { ...body, ...vote }));
    }),
  );
  const all = Array.from({ length: times }, () => signed).flat();
  return Promise.all(all.map((one) => fuzzed.wire.send(one)));
}

it(`${rounds} bursts of opposite commands on one window, replayed, leave what the invariants allow`, async () => {
  const fuzzed = await Fuzzed.open();
  try {
    await setScene(fuzzed);
    const statuses = new Set<number>();
    let before = await standing(fuzzed);
    for (const one of fc.sample(burst, { seed: 20_261_127, numRuns: rounds })) {
      await pass(fuzzed, one.wait);
      const startsAt = new Date((fuzzed.service.now + 3600 + one.which * 60) * 1000).toISOString();
      const body = {
        siteId: one.which % 2 ? 'shop' : 'demo',
        mode: 'full',
        reason: 'x',
        startsAt,
        durationMinutes: 20,
      };
      fuzzed.learn(await fuzzed.wire.send(await fuzzed.as('requester', requestOf('POST', '/v1/windows', body))));
      await mail(fuzzed);
      const answers = await attack(fuzzed, one);
      for (const { status, text } of answers) if (status >= 500) throw new Error(`${status} ${text}`);
      for (const { status } of answers) statuses.add(status);
      const after = await standing(fuzzed);
      expectSound(before, after);
      before = after;
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 409]));
    await expectSoundEnd(fuzzed);
  } finally {
    await fuzzed.close();
  }
}, 600_000);

it('takes a signed request for five minutes and no longer, neither late nor early, and unchanged only', async () => {
  const fuzzed = await Fuzzed.open();
  try {
    const sent = await fuzzed.as('viewer', requestOf('GET', '/v1/sites', {}));
    const statusAt = async (seconds: number, more: Partial<Sent> = {}) => {
      fuzzed.service.now += seconds;
      const { status } = await fuzzed.wire.send({ ...sent, ...more });
      fuzzed.service.now -= seconds;
      return status;
    };
    const other = Buffer.from('{"a":1}');
    const ats = [await statusAt(299), await statusAt(-299), await statusAt(301), await statusAt(-301)];
    expect(ats).toEqual([400, 400, 403, 403]);
    expect([await statusAt(0, { method: 'DELETE' }), await statusAt(0, { path: '/v1/people' })]).toEqual([404, 403]);
    expect(await statusAt(0, { body: other })).toBe(403);
    expect(await statusAt(0, { query: 'limit=1' })).toBe(403);
  } finally {
    await fuzzed.close();
  }
});
