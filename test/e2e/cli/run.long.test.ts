import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Poller } from '../../../local/tour/poller';
import { eventually, Stage } from '../harness';
import { RunningCommand, written } from './running';

let stage: Stage;
let folder: string;
let file: string;
let scripts = 0;
/** The site of a command that was killed opens again; others run meanwhile. */
let left: Promise<{ readonly endsAt: number; readonly openedAt: number }>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-run-'));
  stage = await Stage.open();
}, 120_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
}, 30_000);
beforeEach(() => {
  file = join(folder, `script-${++scripts}`);
});

/** Notes when it starts and ends, and whose window it is in. */
function script(milliseconds: number, exitCode = 0): string[] {
  const code = `
    const { appendFileSync } = require('node:fs');
    const note = (text) => appendFileSync(process.argv[1], text + '\\n');
    process.on('SIGTERM', () => { note('stopped ' + Date.now()); process.exit(0); });
    note('started ' + Date.now() + ' ' + process.env.QUIESCE_WINDOW_ID);
    setTimeout(() => { note('ended ' + Date.now()); process.exit(${exitCode}); }, ${milliseconds});`;
  return [process.execPath, '-e', code, file];
}

const run = (command: readonly string[], options: readonly string[] = []) =>
  new RunningCommand(stage, [
    ...['run', '--site', 'demo', '--mode', 'read-only', '--for', '5m', '--reason', 'Add an index'],
    ...[...options, '--', ...command],
  ]);

const isOpen = async (siteId = 'demo') => (await stage.visit(`${siteId}.localhost`, 'POST')).status === 200;

/** The instant in the line that the script wrote, and what follows it. */
function line(name: string): { readonly at: number; readonly rest: string } {
  const [, at = '', rest = ''] =
    written(file)
      .find((each) => each.startsWith(name))
      ?.split(' ') ?? [];
  return { at: Number(at), rest };
}

const started = () =>
  eventually(
    async () => written(file).length,
    (lines) => lines > 0,
    60_000,
  );

describe('quiesce run', () => {
  it('starts the command after clients are refused, and opens the site when it has ended', async () => {
    const poller = new Poller(`${stage.endpoints.site}/`, { method: 'POST' }, 25);
    const running = run(script(1500));
    const windowId = await running.windowId();
    await stage.vote('ana', windowId);
    const { code, out, err } = await running.ended;
    await eventually(
      () => isOpen(),
      (open) => open,
    );
    await poller.stop();
    const [closed, opened] = poller.changes();
    expect({ code, out, to: [closed?.to, opened?.to] }).toEqual({ code: 0, out: '', to: [403, 200] });
    expect(line('started').rest).toBe(windowId);
    expect(line('started').at).toBeGreaterThanOrEqual(closed?.at ?? Number.POSITIVE_INFINITY);
    expect(err).toMatch(/Waiting for approval: 0 of 1 \(Ana or Ben\)/);
    expect(await stage.window(windowId)).toMatchObject({ status: 'completed' });
  }, 120_000);

  it('leaves the site closed when it is killed', async () => {
    await stage.createSite('left', {});
    const running = run(script(1000), ['--site', 'left', '--for', '1m']);
    const windowId = await running.windowId();
    await stage.vote('ana', windowId);
    await started();
    running.signal('SIGKILL');
    const endsAt = Date.parse(String((await stage.window(windowId)).endsAt));
    expect(await isOpen('left')).toBe(false);
    const open = eventually(
      () => isOpen('left'),
      (isSo) => isSo,
      90_000,
    );
    left = open.then(() => ({ endsAt, openedAt: Date.now() }));
    left.catch(() => {});
  }, 120_000);

  it('ends with the exit code of a command that fails, and with the window', async () => {
    const running = run(script(100, 7));
    const windowId = await running.windowId();
    await stage.vote('ana', windowId);
    expect((await running.ended).code).toBe(7);
    expect(await isOpen()).toBe(true);
    expect(await stage.window(windowId)).toMatchObject({ status: 'completed' });
  }, 120_000);

  it('keeps the window of a command that fails if told so, and says when it ends', async () => {
    const running = run(script(100, 3), ['--on-failure', 'keep']);
    const windowId = await running.windowId();
    await stage.vote('ana', windowId);
    const { code, err } = await running.ended;
    expect(code).toBe(3);
    expect(err).toContain(`End it with: quiesce --local --data ${stage.directory} window end ${windowId}`);
    expect(await isOpen()).toBe(false);
    await (await stage.api('requester')).post(`/v1/windows/${windowId}/end`);
  }, 120_000);

  it('extends the window of a command that fails if told so', async () => {
    await stage.createSite('roomy', { overrunSeconds: 3600 });
    const running = run(script(100, 3), ['--site', 'roomy', '--on-failure', 'extend', '--extend-by', '10m']);
    const windowId = await running.windowId();
    await stage.vote('ana', windowId);
    const { code, err } = await running.ended;
    const { startsAt, endsAt } = await stage.window(windowId);
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(`${windowId} is extended`) });
    expect(Date.parse(String(endsAt)) - Date.parse(String(startsAt))).toBe(900_000);
  }, 120_000);

  it('runs nothing when the request is rejected', async () => {
    const running = run(script(100));
    await stage.vote('ana', await running.windowId(), 'reject');
    const { code, err } = await running.ended;
    expect({ code, lines: written(file) }).toEqual({ code: 5, lines: [] });
    expect(err).toContain('The window is rejected by ana');
  }, 120_000);

  it('runs nothing when nobody decides in time', async () => {
    const { code, err } = await run(script(100), ['--wait', '5s']).ended;
    expect({ code, lines: written(file) }).toEqual({ code: 5, lines: [] });
    expect(err).toContain('The window is expired');
  }, 120_000);

  it('cancels the request when it is told to stop before the approval', async () => {
    const running = run(script(100));
    const windowId = await running.windowId();
    running.signal('SIGINT');
    expect((await running.ended).code).toBe(130);
    expect(await stage.window(windowId)).toMatchObject({ status: 'cancelled' });
  }, 120_000);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'passes %s on and ends the window',
    async (signal) => {
      const running = run(script(60_000));
      const windowId = await running.windowId();
      await stage.vote('ana', windowId);
      await started();
      running.signal(signal);
      expect((await running.ended).code).toBe(130);
      expect(line('stopped').at).toBeGreaterThan(0);
      expect(await isOpen()).toBe(true);
      expect(await stage.window(windowId)).toMatchObject({ status: 'completed' });
    },
    120_000,
  );

  it('asks for nothing when the command does not exist', async () => {
    const { code, err } = await run(['./no-such-script.sh']).ended;
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('no such program') });
    expect(err).not.toContain('Requested');
  }, 60_000);

  it('leaves no site closed when it is killed: the window ends by itself', async () => {
    const { endsAt, openedAt } = await left;
    expect(openedAt - endsAt).toBeLessThan(1500);
    expect(openedAt).toBeGreaterThanOrEqual(endsAt);
  }, 120_000);
});
