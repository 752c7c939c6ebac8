import fc from 'fast-check';
import { encodeSite } from '../../../edge/document/encode';
import { explainRequest } from '../../../edge/explain';
import { instantText } from '../../../lambdas/domain/local-time';
import { Refusal } from '../../../lambdas/domain/refusal';
import type { Window } from '../../../lambdas/domain/window/window';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { approvedWindow, as, createWorld, forkOf, requestedWindow, T0, type World } from '../fixtures';
import { approveWindow } from '../signed-votes';

const minute = 60;
const leads = [0, 45, 120, 600] as const;
let worlds: ReadonlyMap<number, World>;
beforeAll(async () => {
  const made = leads.map(async (leadTimeSeconds) => [leadTimeSeconds, await createWorld({ leadTimeSeconds })] as const);
  worlds = new Map(await Promise.all(made));
});

const seconds = (min: number, max: number) => fc.integer({ min, max });
const story = fc.record({
  lead: fc.constantFrom(...leads),
  notBefore: fc.option(seconds(-600, 3600), { nil: undefined }),
  notAfter: seconds(1, 7200),
  durationMinutes: seconds(1, 40),
  approvedAfter: fc.nat({ max: 7200 }),
  hostnames: fc.constantFrom(undefined, ['www.demo.example']),
  others: fc.array(
    fc.record({
      from: seconds(600, 7200),
      lasts: seconds(60, 3600),
      hostnames: fc.constantFrom(undefined, ['demo.example'], ['www.demo.example']),
    }),
    { maxLength: 3 },
  ),
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

const unlessRefused = async (command: Promise<Window>): Promise<Window | undefined> =>
  command.catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });

/** Requests it, has others approved, and approves it; nothing where one of these is refused. */
async function tell(world: World, { notBefore, notAfter, durationMinutes, hostnames, others, approvedAfter }: Story) {
  const asked = await unlessRefused(
    requestedWindow(world, {
      startsAt: 'on-approval',
      endsAt: undefined,
      notBefore: notBefore === undefined ? undefined : instantText(T0 + notBefore),
      notAfter: instantText(T0 + notAfter),
      durationMinutes,
      hostnames,
    }),
  );
  for (const { from, lasts, ...where } of others) {
    const times = { startsAt: instantText(T0 + from), endsAt: instantText(T0 + from + lasts) };
    await unlessRefused(approvedWindow(world, { ...times, ...where }));
  }
  world.now = T0 + approvedAfter;
  return asked && unlessRefused(approveWindow(world.deps, { windowId: asked.windowId }, as('ana')));
}

/** Which window the edge enforces on a hostname, with what it should have when the window was approved. */
async function enforced(world: World, host: string, at: number): Promise<string | undefined> {
  const { site } = await edgeSite(world.deps, 'demo');
  const request = { method: 'GET', host, uri: '/', headers: {}, ip: '' };
  const { rule, windowId } = await explainRequest(encodeSite(site, world.now), request, at, { wildcards: false });
  return rule === 'refuse' ? windowId : undefined;
}

it('a window that starts on approval keeps to the lead time and to its terms, and the edge enforces it from its start to its end', async () => {
  let approved = 0;
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      const base = worlds.get(one.lead);
      if (!base) throw new Error('There is a world for each lead time');
      const world = forkOf(base);
      const window = await tell(world, one);
      if (!window) return;
      approved += 1;
      const { windowId, plan } = window;
      const { startsAt, endsAt, hostnames } = plan;
      const approvedAt = T0 + one.approvedAfter;
      expect(startsAt).toBeGreaterThanOrEqual(approvedAt + Math.min(one.lead, 2 * minute));
      expect(startsAt).toBeGreaterThanOrEqual(Math.max(approvedAt + 1, T0 + one.lead, T0 + (one.notBefore ?? 0)));
      expect(startsAt).toBeLessThanOrEqual(T0 + one.notAfter);
      expect(endsAt - startsAt).toBe(one.durationMinutes * minute);
      for (const host of ['demo.example', 'www.demo.example']) {
        const isMeant = hostnames.includes(host);
        for (const at of [startsAt, Math.floor((startsAt + endsAt) / 2), endsAt - 1]) {
          expect((await enforced(world, host, at)) === windowId).toBe(isMeant);
        }
        for (const at of [startsAt - 1, endsAt]) expect(await enforced(world, host, at)).not.toBe(windowId);
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
  );
  expect(approved).toBeGreaterThan(10);
}, 60_000);
