import { buildViewerRequest } from '../../../edge/build/build';
import { loadHandler } from '../../../edge/build/load';
import type { EdgeRequest, EdgeResponse } from '../../../edge/function/event';
import type { Get, OutsideRequest } from '../../../lambdas/platform/outside/get';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { type ProofDeps, proveFlip } from '../../../lambdas/reactions/proof/prove-flip';
import { createWorld, type World } from '../../commands/fixtures';
import { FakeEdgeStore, Logged } from '../fakes';

const code = buildViewerRequest();

/** A system error as Node throws it. */
export const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** The gate as it is shipped, in front of an origin that answers everything with 200. */
class GatedSite {
  readonly store = new FakeEdgeStore();
  readonly requests: OutsideRequest[] = [];
  /** Hostnames that do not answer, and with which error. */
  readonly down = new Map<string, Error>();
  /** Hostnames that do not lead to the gate. */
  readonly elsewhere = new Set<string>();
  /** Milliseconds since 1970. */
  readonly clock: () => number;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  readonly get: Get = async (request) => {
    this.requests.push(request);
    const { hostname, path, headers = {} } = request;
    const error = this.down.get(hostname);
    if (error) throw error;
    const gated = this.elsewhere.has(hostname) ? undefined : await this.gate(hostname, path, headers);
    if (!gated || !('statusCode' in gated)) return { httpStatus: 200, header: () => undefined, body: '<h1>Shop</h1>' };
    const { statusCode, headers: answered, body = '' } = gated;
    return { httpStatus: statusCode, header: (name) => answered[name]?.value, body: String(body) };
  };

  private gate(hostname: string, uri: string, headers: Record<string, string>): Promise<EdgeRequest | EdgeResponse> {
    const get = async (key: string) => {
      const value = this.store.entries.get(key);
      if (value === undefined) throw new Error('KeyNotFound');
      return value;
    };
    const handler = loadHandler(code, { get }, this.clock);
    const values = Object.entries({ ...headers, host: hostname }).map(([name, value]) => [name, { value }]);
    const request = { method: 'GET', uri, querystring: {}, headers: Object.fromEntries(values), cookies: {} };
    return handler({ viewer: { ip: '198.51.100.7' }, request });
  }
}

/** A world with a site, and what asks it; time passes with pauses only. */
export async function givenSite(policy: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(policy);
  let passed = 0;
  const milliseconds = () => world.now * 1000 + passed;
  const pause = async (duration: number) => {
    passed += duration;
  };
  const site = new GatedSite(milliseconds);
  const logged = new Logged();
  const deps: ProofDeps = { ...world.deps, get: site.get, pause, milliseconds, log: logged.log };
  const edgeDeps = { ...world.deps, edgeStore: site.store, pause, random: () => 0.5, log: logged.log };
  return {
    world,
    site,
    logged,
    deps,
    publish: () => publishEdge(edgeDeps, 'demo'),
    prove: (windowId: string, boundary: 'start' | 'end') => proveFlip(deps, { windowId, boundary }),
    proof: (windowId: string, boundary: 'start' | 'end') => proofOf(world, windowId, boundary),
  };
}

async function proofOf({ store }: World, windowId: string, boundary: 'start' | 'end') {
  return (await store.load([{ kind: 'flip-proof', windowId, boundary }])).flipProof(windowId, boundary);
}
