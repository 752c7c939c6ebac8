import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminApi } from '../../../bin/admin-api/client';
import { percentile } from '../control/statistics';
import type { BenchMachine } from '../machine/machine';
import { fault, type Outcome } from './outcome';
import { hostnameOf, siteName } from './population';

const WITHIN_MS = 1_000;
const ENFORCED_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 100;

interface Emergency {
  readonly status: number;
  readonly answeredMs: number;
  /** From the call until the edge refuses visitors; none if it does not. */
  readonly enforcedMs?: number;
}

/** One operator closes these sites within a second. */
export async function emergencies(machine: BenchMachine, sites: readonly number[]): Promise<Outcome> {
  const breakglass = await machine.api('breakglass');
  const start = performance.now();
  const all = await Promise.all(
    sites.map(async (site, index) => {
      await sleep((index * WITHIN_MS) / sites.length);
      return emergency(machine, breakglass, site);
    }),
  );
  const failed = all.filter(({ status }) => status !== 201);
  const enforced = all.flatMap(({ enforcedMs }) => enforcedMs ?? []);
  const late = all.filter(({ enforcedMs = Number.POSITIVE_INFINITY }) => enforcedMs > ENFORCED_WITHIN_MS);
  const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const answered = all.map(({ answeredMs }) => answeredMs);
  return {
    name: `${sites.length} emergencies within a second`,
    facts: [
      `${all.length - failed.length} answered 201, in ${inSeconds(percentile(answered, 0.5))} (median) to ${inSeconds(Math.max(...answered))}`,
      `${enforced.length} enforced at the edge, after ${inSeconds(percentile(enforced, 0.5))} (median) to ${inSeconds(Math.max(...enforced))} (target ${inSeconds(ENFORCED_WITHIN_MS)})`,
      `all of it in ${inSeconds(performance.now() - start)}`,
    ],
    faults: [
      ...fault(failed.length > 0, `${failed.length} failed: ${failed.map(({ status }) => status).join(' ')}`),
      ...fault(late.length > 0, `${late.length} were not enforced in time`),
    ],
  };
}

async function emergency(machine: BenchMachine, breakglass: AdminApi, site: number): Promise<Emergency> {
  const start = performance.now();
  const body = { mode: 'full', reason: 'Checkout charges twice', durationMinutes: 30 };
  const path = `/v1/sites/${siteName(site)}/emergency`;
  // One try: whoever is throttled in an emergency is refused.
  const { status } = await breakglass.call(path, { method: 'POST', body, patienceMs: 0 });
  const answeredMs = performance.now() - start;
  while (performance.now() - start < 2 * ENFORCED_WITHIN_MS) {
    if ((await visit(machine, hostnameOf(site))) === 503)
      return { status, answeredMs, enforcedMs: performance.now() - start };
    await sleep(LOOK_EVERY_MS);
  }
  return { status, answeredMs };
}

/** @returns the status that a visitor of a hostname gets */
function visit({ endpoints }: BenchMachine, host: string): Promise<number> {
  const { port } = new URL(endpoints.site);
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, headers: { host } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject).end();
  });
}
