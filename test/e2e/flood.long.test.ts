import { Agent, request } from 'node:http';
import { type Route, throttleOf } from '../../lambdas/http/route';
import { routes } from '../../lambdas/http/routes';
import { Stage } from './harness';

jest.setTimeout(120_000);

let stage: Stage;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(async () => {
  agent.destroy();
  await stage?.close();
}, 30_000);

/** One request that nobody signed. */
function unsigned(method: string, path: string): Promise<number> {
  const { hostname, port } = new URL(stage.endpoints.adminApi);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path, agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject).end();
  });
}

/** As many unsigned requests at once. @returns how often each status was answered */
async function flood(key: string, requests: number): Promise<Readonly<Record<number, number>>> {
  const [method = '', path = ''] = key.replaceAll(/\{\w+\}/g, 'demo').split(' ');
  const statuses = await Promise.all(Array.from({ length: requests }, () => unsigned(method, path)));
  const counts: Record<number, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Without the patience of the client: one try. */
async function statusOfOneTry(profile: 'viewer' | 'breakglass', path: string, body?: object): Promise<number> {
  const api = await stage.api(profile);
  const { status } = await api.call(path, body ? { method: 'POST', body, patienceMs: 0 } : { patienceMs: 0 });
  return status;
}

const emergency = { mode: 'full', reason: 'Checkout charges twice', durationMinutes: 5 };

describe('a flood of requests that nobody signed', () => {
  const table: readonly (readonly [string, Route])[] = Object.entries(routes);
  const usual = table.filter(([, route]) => throttleOf(route).rate === 50).map(([key]) => key);

  it('uses up what the routes it comes by may take, and leaves break-glass, end, status and votes', async () => {
    const { burst } = throttleOf(routes['GET /v1/windows']);
    const answers = await flood('GET /v1/windows', burst + 200);
    expect(answers[429]).toBeGreaterThan(0);
    await Promise.all(usual.map((key) => flood(key, burst + 20)));

    const opened = await (await stage.api('breakglass')).call('/v1/sites/demo/emergency', {
      method: 'POST',
      body: emergency,
      patienceMs: 0,
    });
    expect({ status: opened.status, window: opened.body.status }).toEqual({ status: 201, window: 'active' });
    expect(await statusOfOneTry('viewer', '/v1/sites/demo/status')).toBe(200);
    expect(await unsigned('GET', '/approvals')).toBe(400);
    expect(await unsigned('POST', '/approvals')).toBe(400);
    expect(await statusOfOneTry('breakglass', `/v1/windows/${opened.body.windowId}/end`, {})).toBe(200);
  });

  it('of a thousand at once on break-glass itself leaves it answering', async () => {
    const answers = await flood('POST /v1/sites/{siteId}/emergency', 950);
    expect(answers).toEqual({ 403: 950 });
    expect(await statusOfOneTry('breakglass', '/v1/sites/demo/emergency', emergency)).not.toBe(429);
  });

  it('on the confirm page leaves the routes by which people vote signed', async () => {
    const answers = await flood('GET /approvals', 200);
    expect(answers[429]).toBeGreaterThan(150);
    const { windowId } = await stage.requestWindow({ inSeconds: 3600 });
    const vote = await (await stage.api('approver-ana')).post(`/v1/windows/${windowId}/approve`, { planVersion: 1 });
    expect(vote.body.status).toBe('approved');
  });
});
