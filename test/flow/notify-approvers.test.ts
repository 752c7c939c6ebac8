import { openLink } from '../../lambdas/commands/open-link';
import { approveWindow } from '../../lambdas/commands/vote';
import { voteByMail } from '../../lambdas/commands/vote-by-mail';
import { parseToken } from '../../lambdas/domain/voting-link';
import { type NotifyDeps, notifyApprovers, remailApprover } from '../../lambdas/flow/notify-approvers';
import { mint } from '../../lambdas/services/mint';
import type { Store } from '../../lambdas/store/port';
import { as, givenRequested, givenWorld, refusalOf, type World } from '../commands/given';
import { awsError, FakeTopics, Logged } from './fakes';

function notifying(world: World) {
  const topics = new FakeTopics();
  const logged = new Logged();
  const approvalsUrl = 'https://quiesce.example/approvals';
  const deps: NotifyDeps = { ...world.deps, topics, mint, approvalsUrl, log: logged.log };
  return { deps, topics, logged };
}

async function given() {
  const world = await givenWorld();
  const window = await givenRequested(world);
  const { windowId, planVersion } = window;
  return { world, window, asking: { windowId, planVersion, taskToken: 'token' }, ...notifying(world) };
}

function readMail(text = '') {
  const link = parseToken(text.match(/^https:\/\/quiesce\.example\/approvals\?token=(\S+)$/m)?.[1] ?? '');
  const code = text.match(/^\d{6}$/m)?.[0];
  if (!link || !code) throw new Error('no link or no code in the mail');
  return { ...link, code };
}

const requestOf = async ({ store }: World, windowId: string) =>
  (await store.load([{ kind: 'approval-request', windowId, planVersion: 1 }])).request(windowId, 1);

/** Commits so often and then never again. */
class CrashingStore implements Store {
  constructor(
    private readonly store: Store,
    private commits: number,
  ) {}

  load: Store['load'] = (keys) => this.store.load(keys);
  loadIsolated: Store['loadIsolated'] = (keys) => this.store.loadIsolated(keys);
  windows: Store['windows'] = (filter, page) => this.store.windows(filter, page);
  proposals: Store['proposals'] = (filter, page) => this.store.proposals(filter, page);
  sites: Store['sites'] = (page) => this.store.sites(page);
  auditEntries: Store['auditEntries'] = (chain, after, limit) => this.store.auditEntries(chain, after, limit);
  commit: Store['commit'] = async (change) => {
    if (this.commits-- <= 0) throw awsError('TimeoutError');
    return this.store.commit(change);
  };
}

/** Five wrong tries on a link. */
async function burn(world: World, mail: ReturnType<typeof readMail>) {
  const code = mail.code === '000000' ? '000001' : '000000';
  for (let attempt = 0; attempt < 5; attempt++) {
    await refusalOf(voteByMail(world.deps, { ...mail, code, decision: 'approve' }, {}));
  }
}

describe('asking the approvers', () => {
  it('mails each eligible approver a link and a code that vote', async () => {
    const { world, deps, topics, asking } = await given();

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 3 });

    expect(topics.mails.map((mail) => mail.to)).toEqual(['ana', 'ben', 'cy']);
    const voted = await voteByMail(world.deps, { ...readMail(topics.to('ben')[0]?.text), decision: 'approve' }, {});
    expect(voted.status).toBe('approved');
  });

  it('stores the token and no secret, and keeps both out of the log', async () => {
    const { world, deps, topics, logged, asking } = await given();

    await notifyApprovers(deps, asking);

    const stored = JSON.stringify(await requestOf(world, asking.windowId));
    expect(JSON.parse(stored).taskToken).toBe('token');
    for (const { text } of topics.mails) {
      const { secret, code } = readMail(text);
      expect(stored).not.toContain(secret);
      expect(JSON.stringify(logged.lines)).not.toMatch(new RegExp(`${secret}|"${code}"|"token"`));
    }
  });

  it('twice mails once, and keeps the newer token', async () => {
    const { world, deps, topics, asking } = await given();

    await notifyApprovers(deps, asking);
    expect(await notifyApprovers(deps, { ...asking, taskToken: 'newer' })).toEqual({ mailed: 0 });

    expect(topics.mails).toHaveLength(3);
    expect((await requestOf(world, asking.windowId))?.taskToken).toBe('newer');
  });

  it('leaves out the owner of the machine that asked', async () => {
    const world = await givenWorld();
    const { windowId } = await givenRequested(world, {}, as('robot'));
    const { deps, topics } = notifying(world);

    await notifyApprovers(deps, { windowId, planVersion: 1, taskToken: 'token' });

    expect(topics.mails.map((mail) => mail.to)).toEqual(['ben', 'cy']);
  });

  it('goes on when one mail fails, and mails only that person the next time', async () => {
    const { deps, topics, logged, asking } = await given();
    topics.failures.set('ana', awsError('ThrottledException'));
    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 2 });
    topics.failures.clear();

    expect(await notifyApprovers(deps, { ...asking, taskToken: undefined })).toEqual({ mailed: 1 });

    expect(topics.mails.map((mail) => mail.to)).toEqual(['ben', 'cy', 'ana']);
    expect(logged.lines).toContainEqual(
      expect.objectContaining({ code: 'mail-failed', approverId: 'ana', error: 'ThrottledException' }),
    );
  });

  it('mails a fresh link when it crashed between mint and mark, and both links work', async () => {
    const { world, deps, topics, asking } = await given();
    await notifyApprovers({ ...deps, store: new CrashingStore(world.store, 1) }, asking);

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 3 });

    const mails = topics.to('ana').map((mail) => readMail(mail.text));
    expect(mails).toHaveLength(2);
    for (const mail of mails) expect((await openLink(world.deps, mail)).approver.personId).toBe('ana');
  });

  it.each([undefined, 'token'])('says so when the request was decided before (token %s)', async (taskToken) => {
    const { world, deps, topics, asking } = await given();
    await approveWindow(world.deps, { windowId: asking.windowId }, as('ana'));

    await expect(notifyApprovers(deps, { ...asking, taskToken })).rejects.toMatchObject({ name: 'RequestSettled' });

    expect(topics.mails).toEqual([]);
    expect(await requestOf(world, asking.windowId)).toBeUndefined();
  });

  it('says so for a window nobody knows', async () => {
    const { deps } = await given();

    await expect(notifyApprovers(deps, { windowId: 'demo.GONE', planVersion: 1 })).rejects.toMatchObject({
      name: 'RequestSettled',
    });
  });
});

describe('a burned link', () => {
  it('is replaced once, however often that is asked', async () => {
    const { world, deps, topics, asking } = await given();
    await notifyApprovers(deps, asking);
    await burn(world, readMail(topics.to('ana')[0]?.text));
    world.now += 5;

    const first = await remailApprover(deps, { ...asking, approverId: 'ana' });
    const second = await remailApprover(deps, { ...asking, approverId: 'ana' });

    expect([first, second]).toEqual([{ mailed: 1 }, { mailed: 0 }]);
    const fresh = readMail(topics.to('ana')[1]?.text);
    expect((await voteByMail(world.deps, { ...fresh, decision: 'approve' }, {})).status).toBe('approved');
  });

  it('is replaced three times an hour', async () => {
    const { world, deps, topics, logged, asking } = await given();
    await notifyApprovers(deps, asking);
    for (let round = 0; round < 4; round++) {
      world.now += 5;
      await burn(world, readMail(topics.to('ana').at(-1)?.text));
      await remailApprover(deps, { ...asking, approverId: 'ana' });
    }

    expect(topics.to('ana')).toHaveLength(4);
    expect(logged.codes()).toContain('remail-capped');
  });

  it('is not replaced when the request was decided', async () => {
    const { world, deps, topics, asking } = await given();
    await notifyApprovers(deps, asking);
    await burn(world, readMail(topics.to('ana')[0]?.text));
    await approveWindow(world.deps, { windowId: asking.windowId }, as('ben'));

    expect(await remailApprover(deps, { ...asking, approverId: 'ana' })).toEqual({ mailed: 0 });
  });
});
