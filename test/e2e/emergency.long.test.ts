import { eventually, Stage } from './harness';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 60_000);
afterAll(() => stage?.close(), 30_000);

const body = { mode: 'full', reason: 'Checkout charges twice', durationMinutes: 10 };
const breakGlass = async (more: object = {}, headers: Record<string, string> = {}) =>
  (await stage.api('breakglass')).post('/v1/sites/demo/emergency', { ...body, ...more }, headers);
const breakGlassState = async () =>
  (await (await stage.api('viewer')).get('/v1/sites/demo/status')).body.breakGlass as Record<string, unknown>;
const untilAnswered = (status: number) =>
  eventually(
    () => stage.visit(),
    (visit) => visit.status === status,
  );

describe('breaking the glass', () => {
  let windowId: string;

  it('closes the site at once, for a caller whom the directory does not know', async () => {
    const headers = { 'idempotency-key': 'fire' };
    const answer = await breakGlass({}, headers);
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'active', emergency: { status: 'pending' }, expectedEnforcedBy: expect.any(String) },
    });
    windowId = String(answer.body.windowId);
    await untilAnswered(503);
    expect((await breakGlass({}, headers)).body.windowId).toBe(windowId);
    expect(await breakGlassState()).toMatchObject({ suspended: false, unratified: [{ windowId }] });
  });

  it('lets an approver refuse by mail, which does not open the site and suspends the next one', async () => {
    expect((await stage.vote('ana', windowId, 'reject')).status).toBe(200);
    await eventually(breakGlassState, ({ suspended }) => suspended === true);
    expect((await stage.visit()).status).toBe(503);
    const { status, body: refusal } = await breakGlass();
    expect([status, refusal.code]).toEqual([409, 'break-glass-suspended']);
    expect(refusal.detail).toContain(windowId);
  });

  it('is lifted by another approver, and by nobody else', async () => {
    const ratify = async (who: 'breakglass' | 'approver-ben') =>
      (await stage.api(who)).post(`/v1/windows/${windowId}/ratify`, { reason: 'It was', planVersion: 1 });
    expect((await ratify('breakglass')).status).toBe(403);
    const { status, body: window } = await ratify('approver-ben');
    expect([status, window.emergency]).toMatchObject([200, { status: 'ratified', ratifiedBy: 'ben' }]);
    expect(await breakGlassState()).toEqual({ allowed: true, suspended: false, unratified: [] });
  });

  it('is over when it is ended, and leaves a chain that verifies and no execution behind', async () => {
    await (await stage.api('breakglass')).post(`/v1/windows/${windowId}/end`, { reason: 'Repaired' });
    await untilAnswered(200);
    expect(await stage.chainVerifies()).toBe(true);
    expect(await stage.runningExecutions()).toEqual([]);
  });
});

describe('a mail about an emergency', () => {
  it('ratifies', async () => {
    const windowId = String((await breakGlass({ paths: ['/shop'] })).body.windowId);
    await stage.vote('ben', windowId);
    const { emergency } = await stage.window(windowId);
    expect(emergency).toMatchObject({ status: 'ratified', ratifiedBy: 'ben' });
    await (await stage.api('breakglass')).post(`/v1/windows/${windowId}/end`);
  });
});
