import { readdir, readFile } from 'node:fs/promises';
import { awaitVotingMail, voteOnPage } from '../../local/tour/mailbox';
import { eventually, Stage, until } from './harness';

/** Pids of processes that have the data directory in their command line: the runtime and whatever it started. */
async function processesOf(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const owners = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return command.includes(directory) ? [Number(pid)] : [];
    }),
  );
  return owners.flat();
}

/** Kills the parent with -9 and sees that nothing it started outlives it. */
async function killAndBury(stage: Stage): Promise<void> {
  await stage.kill();
  await eventually(
    () => processesOf(stage.directory),
    (pids) => pids.length === 0,
    5000,
  );
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the parent killed with -9', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    for (const siteId of ['requested', 'approved', 'active', 'ended']) await stage.createSite(siteId, {});
  }, 120_000);
  afterAll(() => stage.close(), 30_000);

  const statusOf = async (siteId: string) => (await stage.visit(`${siteId}.localhost`)).status;

  it('while requested: the link in the mail already sent still votes', async () => {
    const siteId = 'requested';
    const window = await stage.requestWindow({ siteId, inSeconds: 25, seconds: 3 });
    const voting = await awaitVotingMail(stage.endpoints.mailbox, 'ana@example.com', window.windowId);
    await killAndBury(stage);
    await stage.restart();
    expect((await voteOnPage(voting, 'approve')).status).toBe(200);
    await stage.untilPublished(siteId);
    await until(window.startsAt + 200);
    expect(await statusOf(siteId)).toBe(503);
    await stage.untilStatus(window.windowId, 'completed');
    expect(await stage.chainVerifies(siteId)).toBe(true);
    expect(await stage.runningExecutions()).toEqual([]);
  }, 120_000);

  it('while approved: the window starts and ends on time', async () => {
    const siteId = 'approved';
    const window = await stage.requestWindow({ siteId, inSeconds: 25, seconds: 3 });
    await stage.vote('ana', window.windowId);
    await killAndBury(stage);
    await stage.restart();
    await until(window.startsAt + 200);
    expect(await statusOf(siteId)).toBe(503);
    await until(window.endsAt + 200);
    expect(await statusOf(siteId)).toBe(200);
    const recorded = await stage.untilStatus(window.windowId, 'completed');
    expect(recorded.activatedAt).toBeDefined();
    expect(await stage.chainVerifies(siteId)).toBe(true);
  }, 120_000);

  it('while active: the edge is closed after the restart and opens on time', async () => {
    const siteId = 'active';
    const window = await stage.requestWindow({ siteId, inSeconds: 8, seconds: 30 });
    await stage.vote('ana', window.windowId);
    await stage.untilStatus(window.windowId, 'active');
    await killAndBury(stage);
    await stage.restart();
    expect(await statusOf(siteId)).toBe(503);
    await until(window.endsAt + 200);
    expect(await statusOf(siteId)).toBe(200);
    await stage.untilStatus(window.windowId, 'completed');
    expect(await stage.chainVerifies(siteId)).toBe(true);
  }, 120_000);

  it('while the window ended: it is open after the restart and recorded as completed', async () => {
    const siteId = 'ended';
    const window = await stage.requestWindow({ siteId, inSeconds: 8, seconds: 2 });
    await stage.vote('ana', window.windowId);
    await stage.untilPublished(siteId);
    await killAndBury(stage);
    await until(window.endsAt + 500);
    await stage.restart();
    expect(await statusOf(siteId)).toBe(200);
    await stage.untilStatus(window.windowId, 'completed', 30_000);
    expect(await stage.chainVerifies(siteId)).toBe(true);
    expect(await stage.runningExecutions()).toEqual([]);
  }, 120_000);
});
