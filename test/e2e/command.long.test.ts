import { Stage } from './harness';
import { QuiesceCommand } from './quiesce-command';

let stage: Stage;
let quiesce: QuiesceCommand;
beforeAll(async () => {
  stage = await Stage.open();
  quiesce = new QuiesceCommand(stage.directory);
}, 120_000);
afterAll(() => stage.close(), 30_000);

const request = ['window', 'request', '--site', 'demo', '--mode', 'full', '--reason', 'Upgrade'];

/** JSON Lines, read. */
const linesOf = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

async function requested(...times: readonly string[]): Promise<string> {
  return String((await quiesce.json('requester', ...request, ...times)).windowId);
}

describe('the life of a window, by the command alone', () => {
  it('is requested, discussed, approved, closes the site, is extended and ended', async () => {
    const id = await requested('--at', '+20s', '--for', '30m');
    expect((await stage.visit()).status).toBe(200);
    expect(await quiesce.json('viewer', 'window', 'show', id)).toEqual(await stage.window(id));
    expect(await quiesce.json('requester', 'window', 'comment', id, 'Replica is ready')).toMatchObject({
      comments: [{ personId: 'rita', text: 'Replica is ready' }],
    });
    expect(await quiesce.json('approver-ana', 'window', 'approve', id, '--plan-version', '1')).toMatchObject({
      status: 'approved',
      approvals: { votes: [{ approverId: 'ana', decision: 'approve', assurance: 'signed' }] },
    });
    await stage.untilStatus(id, 'active', 40_000);
    expect((await stage.visit()).status).toBe(503);
    expect(await quiesce.json('viewer', 'site', 'status', 'demo')).toMatchObject({
      mode: 'full',
      window: { windowId: id },
    });
    const before = await stage.window(id);
    const { amendment } = await quiesce.json('requester', 'window', 'extend', id, '--by', '5m', '--reason', 'Slow');
    expect(amendment).toMatchObject({
      endsAt: new Date(Date.parse(String(before.endsAt)) + 300_000).toISOString().replace('.000', ''),
    });
    const ended = await quiesce.json('requester', 'window', 'end', id, '--yes');
    expect(ended).toMatchObject({ status: 'completed' });
    expect((await stage.visit()).status).toBe(200);
  }, 90_000);

  it('is edited, rejected and cancelled', async () => {
    const id = await requested('--at', '+1h', '--for', '30m');
    const edited = await quiesce.json('requester', 'window', 'edit', id, '--for', '2h', '--path', '/shop');
    expect(edited).toMatchObject({ planVersion: 2, paths: ['/shop'], status: 'requested' });
    expect(Date.parse(String(edited.endsAt)) - Date.parse(String(edited.startsAt))).toBe(2 * 3600_000);
    const late = await quiesce.run('approver-ana', 'window', 'approve', id, '--plan-version', '1');
    expect(late).toMatchObject({ exitCode: 1, out: '' });
    expect(late.err).toContain('[stale-version]');
    expect(await quiesce.json('approver-ben', 'window', 'reject', id, '--plan-version', '2')).toMatchObject({
      status: 'rejected',
    });
    const other = await requested('--at', '+2h', '--for', '30m');
    expect(await quiesce.json('requester', 'window', 'cancel', other, '--yes')).toMatchObject({ status: 'cancelled' });
    const again = await quiesce.run('requester', 'window', 'cancel', other, '--yes');
    expect(again).toMatchObject({ exitCode: 1, out: '' });
    expect(again.err).toMatch(/^quiesce: The window is cancelled; .* \[illegal-move\]\n$/);
  }, 60_000);

  it('is requested once however often a command with the same key runs', async () => {
    const argv = [...request, '--at', '2027-05-01T02:00:00Z', '--for', '30m', '--idempotency-key', 'deploy-4711'];
    const [first, second] = [await quiesce.json('requester', ...argv), await quiesce.json('requester', ...argv)];
    expect(second).toEqual(first);
  }, 30_000);

  it('is an emergency, ratified later', async () => {
    const argv = ['emergency', 'demo', '--mode', 'read-only', '--for', '10m', '--reason', 'Double charges', '--yes'];
    const { windowId } = await quiesce.json('breakglass', ...argv);
    expect((await stage.visit('demo.localhost', 'POST')).status).toBe(403);
    const ratified = await quiesce.json('approver-ben', 'ratify', String(windowId), '--plan-version', '1');
    expect(ratified).toMatchObject({ emergency: { status: 'ratified', ratifiedBy: 'ben' } });
    await quiesce.json('requester', 'window', 'end', String(windowId), '--yes');
  }, 30_000);

  it('starts from a template without another approval', async () => {
    const expiry = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const template = ['template', 'propose', 'demo', '--name', 'Reindex', '--mode', 'read-only', '--longest', '1h'];
    const { proposalId } = await quiesce.json(
      'requester',
      ...template,
      '--uses',
      '3',
      '--expires',
      expiry,
      '--reason',
      'Weekly',
    );
    const approve = ['proposal', 'approve', String(proposalId), '--plan-version', '1'];
    expect(await quiesce.json('approver-ana', ...approve)).toMatchObject({ status: 'approved' });
    const wish = [
      'window',
      'request',
      '--site',
      'demo',
      '--template',
      String(proposalId),
      '--at',
      '+3h',
      '--for',
      '20m',
    ];
    expect(await quiesce.json('requester', ...wish, '--reason', 'Reindex')).toMatchObject({
      status: 'approved',
      mode: 'read-only',
    });
  }, 30_000);
});

describe('the command', () => {
  it('lists as the API does, an item a line', async () => {
    const { out } = await quiesce.run('viewer', 'window', 'list', '--all', '--output', 'ndjson');
    const listed = (await (await stage.api('viewer')).get('/v1/windows?limit=100')).body;
    expect(linesOf(out)).toEqual(listed.items);
  }, 30_000);

  it.each([
    ['not found', 3, 'viewer', ['window', 'show', 'demo.01M81WZ6G00KV2KG4CP2T978MG']],
    ['not allowed', 4, 'viewer', [...request, '--at', '+1h', '--for', '30m']],
    ['not in the directory', 4, 'admin', [...request, '--at', '+1h', '--for', '30m']],
    ['malformed', 2, 'viewer', ['window', 'show', 'x']],
    ['wrong usage', 2, 'viewer', ['window', 'show']],
    ['refused', 1, 'requester', [...request, '--at', '2020-01-01T00:00Z', '--for', '30m']],
    ['no identity', 2, 'nobody', ['window', 'list']],
  ] as const)('says what is %s by exit code %i', async (_what, exitCode, profile, argv) => {
    expect(await quiesce.run(profile, ...argv)).toMatchObject({ exitCode, out: '' });
  });

  it('verifies and exports the chain of all this', async () => {
    expect(await quiesce.json('viewer', 'audit', 'verify', '--site', 'demo')).toMatchObject({
      valid: true,
      complete: true,
    });
    const { out } = await quiesce.run('viewer', 'audit', 'export', '--site', 'demo');
    const exported = await (await stage.api('viewer')).get('/v1/audit/export?siteId=demo');
    expect(linesOf(out)).toEqual(linesOf(exported.text));
  }, 30_000);

  it('keeps people, machines and what lets somebody pass', async () => {
    const cara = ['approver', 'add', 'cara', '--name', 'Cara', '--email', 'cara@example.com', '--group', 'dba'];
    expect(await quiesce.json('admin', ...cara)).toMatchObject({ personId: 'cara', approver: true, confirmed: false });
    const change = ['approver', 'change', 'cara', '--add-group', 'ops', '--remove-group', 'dba', '--requests-only'];
    expect(await quiesce.json('admin', ...change)).toMatchObject({ groups: ['ops'], approver: false });
    const principal = 'arn:aws:sts::123456789012:assumed-role/deploy/pipeline';
    await quiesce.json('admin', 'machine', 'add', 'pipeline', '--owner', 'ana', '--principal', principal);
    expect((await quiesce.run('viewer', 'machine', 'list')).out).toContain('pipeline  ana    arn:aws:sts');
    const changed = await quiesce.json('admin', 'machine', 'change', 'pipeline', '--owner', 'ben');
    expect(changed).toMatchObject({ machineId: 'pipeline', ownerId: 'ben' });
    expect(await quiesce.run('admin', 'machine', 'remove', 'pipeline', '--yes')).toMatchObject({ exitCode: 0 });
    const { out } = await quiesce.run(
      'admin',
      'bypass',
      'link',
      'demo',
      '--url',
      `${stage.endpoints.site}/`,
      '--for',
      '1h',
    );
    expect(out).toMatch(/^http:\/\/localhost:\d+\/\?maintenance-bypass=\S+\n$/);
    expect(await quiesce.run('admin', 'bypass', 'revoke', 'demo', '--links', '--yes')).toMatchObject({ exitCode: 0 });
  }, 60_000);
});
