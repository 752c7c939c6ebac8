import { Poller } from '../../local/tour/poller';
import { Stage, until } from './harness';

/** The near-boundary threshold decides who delivers a boundary: the queue (default) or the Scheduler (0). */
const paths: readonly (readonly [string, readonly string[]])[] = [
  ['the near-boundary queue', []],
  ['the Scheduler', ['--near-boundary-seconds', '0']],
];

describe.each(paths)('the main job, flipped by %s', (_name, args) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(...args);
  }, 120_000);
  afterAll(() => stage.close(), 30_000);

  it('closes and opens the site on time, and records it', async () => {
    const window = await stage.requestWindow({ inSeconds: 8, seconds: 3 });
    expect((await stage.vote('ana', window.windowId)).status).toBe(200);
    await stage.untilPublished();
    const poller = new Poller(`${stage.endpoints.site}/`, {}, 25);
    await until(window.endsAt + 500);
    await poller.stop();
    expect(poller.changes().map(({ from, to }) => [from, to])).toEqual([
      [200, 503],
      [503, 200],
    ]);
    const refused = poller.samples.filter((sample) => sample.status === 503);
    expect(refused.every(({ at }) => at >= window.startsAt)).toBe(true);
    const during = poller.samples.filter(({ at }) => at > window.startsAt + 1000 && at < window.endsAt);
    expect(new Set(during.map(({ status }) => status))).toEqual(new Set([503]));
    const recorded = await stage.untilStatus(window.windowId, 'completed');
    expect(Date.parse(String(recorded.activatedAt))).toBeGreaterThanOrEqual(window.startsAt);
    expect(Date.parse(String(recorded.completedAt))).toBeGreaterThanOrEqual(window.endsAt);
    expect(recorded.startMissed).toBeUndefined();
    expect(await stage.chainVerifies()).toBe(true);
  }, 60_000);

  it('lets reads through and refuses writes while read-only', async () => {
    const window = await stage.requestWindow({ mode: 'read-only', inSeconds: 4, seconds: 4 });
    await stage.vote('ben', window.windowId);
    await stage.untilPublished();
    expect((await stage.visit('demo.localhost', 'POST')).status).toBe(200);
    await until(window.startsAt + 200);
    expect((await stage.visit('demo.localhost', 'GET')).status).toBe(200);
    const refused = await stage.visit('demo.localhost', 'POST');
    expect(refused.status).toBe(403);
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store', 'x-maintenance-mode': 'read-only' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await until(window.endsAt + 200);
    expect((await stage.visit('demo.localhost', 'POST')).status).toBe(200);
    await stage.untilStatus(window.windowId, 'completed');
  }, 60_000);

  it('asks two approvers where the site requires two', async () => {
    await stage.createSite('duo', { approvalsRequired: 2 });
    const window = await stage.requestWindow({ siteId: 'duo' });
    await stage.vote('ana', window.windowId);
    expect(await stage.window(window.windowId)).toMatchObject({ status: 'requested', approvals: { required: 2 } });
    await stage.vote('ben', window.windowId);
    const approved = await stage.untilStatus(window.windowId, 'approved');
    expect(approved.approvals).toMatchObject({ votes: [{ approverId: 'ana' }, { approverId: 'ben' }] });
  }, 60_000);

  it('enforces nothing that was rejected, expired or cancelled', async () => {
    await stage.createSite('hasty', { approvalsRequired: 1, timeoutSeconds: 60 });
    const rejected = await stage.requestWindow({ inSeconds: 5, seconds: 3 });
    await stage.vote('ana', rejected.windowId, 'reject');
    const expired = await stage.requestWindow({ siteId: 'hasty', inSeconds: 4, seconds: 3 });
    const cancelled = await stage.requestWindow({ inSeconds: 5, seconds: 3 });
    await stage.vote('ana', cancelled.windowId);
    const requester = await stage.api('requester');
    const answer = await requester.post(`/v1/windows/${cancelled.windowId}/cancel`, { reason: 'Not needed' });
    expect(answer.body).toMatchObject({ status: 'cancelled' });
    await until(Math.max(rejected.startsAt, cancelled.startsAt) + 500);
    expect((await stage.visit('demo.localhost')).status).toBe(200);
    expect((await stage.visit('hasty.localhost')).status).toBe(200);
    await stage.untilStatus(expired.windowId, 'expired');
    expect(await stage.window(rejected.windowId)).toMatchObject({ status: 'rejected' });
    const late = await stage.vote('ana', expired.windowId);
    expect(late.status).toBe(410);
  }, 60_000);

  it('opens at once when an active window is ended', async () => {
    const window = await stage.requestWindow({ inSeconds: 3, seconds: 600 });
    await stage.vote('ana', window.windowId);
    await stage.untilStatus(window.windowId, 'active');
    expect((await stage.visit()).status).toBe(503);
    const ended = await (await stage.api('requester')).post(`/v1/windows/${window.windowId}/end`);
    expect(ended.body).toMatchObject({ status: 'completed' });
    expect(ended.body.publishedRevision).toBe(ended.body.revision);
    expect((await stage.visit()).status).toBe(200);
  }, 60_000);

  it('leaves no execution running', async () => {
    expect(await stage.runningExecutions()).toEqual([]);
  }, 30_000);
});

describe('with every schedule dead', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open('--disable-schedules');
  }, 120_000);
  afterAll(() => stage.close(), 30_000);

  it('the edge still closes and opens by its own clock', async () => {
    const window = await stage.requestWindow({ inSeconds: 8, seconds: 2 });
    await stage.vote('ana', window.windowId);
    await stage.untilPublished();
    const poller = new Poller(`${stage.endpoints.site}/`, {}, 25);
    await until(window.endsAt + 500);
    await poller.stop();
    expect(poller.changes().map(({ to }) => to)).toEqual([503, 200]);
    expect(await stage.window(window.windowId)).toMatchObject({ status: 'approved' });
  }, 60_000);
});
