import { openLink } from '../../../lambdas/commands/voting/open-link';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import type { Store } from '../../../lambdas/store/port';
import { as, createWorld, refusalOf, requestedWindow, windowOf } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { awsError } from '../fakes';
import { askingOf, askingScenario, notifying, readMail, requestOf } from './notify-fixtures';
import { changeDirectory, editedWindow, emergencyWindow, put } from './subject-fixtures';

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
  failedSites: Store['failedSites'] = (page) => this.store.failedSites(page);
  publishDue: Store['publishDue'] = () => this.store.publishDue();
  mailsDue: Store['mailsDue'] = () => this.store.mailsDue();
  questions: Store['questions'] = (after, limit) => this.store.questions(after, limit);
  toldPublic: Store['toldPublic'] = () => this.store.toldPublic();
  proofsDue: Store['proofsDue'] = () => this.store.proofsDue();
  takeLease: Store['takeLease'] = (taken) => this.store.takeLease(taken);
  attempts: Store['attempts'] = (subjectId) => this.store.attempts(subjectId);
  auditEntries: Store['auditEntries'] = (chain, after, limit) => this.store.auditEntries(chain, after, limit);
  searchAudit: Store['searchAudit'] = (chain, search, page) => this.store.searchAudit(chain, search, page);
  auditSeqs: Store['auditSeqs'] = (subject, limit) => this.store.auditSeqs(subject, limit);
  auditEntriesAt: Store['auditEntriesAt'] = (chain, seqs) => this.store.auditEntriesAt(chain, seqs);
  publishes: Store['publishes'] = (siteId, from, to) => this.store.publishes(siteId, from, to);
  commit: Store['commit'] = async (change) => {
    if (this.commits-- <= 0) throw awsError('TimeoutError');
    return this.store.commit(change);
  };
}

describe('asking the approvers', () => {
  it('mails each eligible approver a link and a code that vote', async () => {
    const { world, deps, topics, asking } = await askingScenario();

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 3 });

    expect(topics.mails.map((mail) => mail.to)).toEqual(['ana', 'ben', 'cy']);
    const voted = await voteByMail(world.deps, { ...readMail(topics.to('ben')[0]?.text), decision: 'approve' }, {});
    expect(windowOf(voted).status).toBe('approved');
  });

  it('stores the token and no secret, and keeps both out of the log', async () => {
    const { world, deps, topics, logged, asking } = await askingScenario();

    await notifyApprovers(deps, asking);

    const stored = JSON.stringify(await requestOf(world, asking.subjectId));
    expect(JSON.parse(stored).taskToken).toBe('token');
    for (const { text } of topics.mails) {
      const { secret, code } = readMail(text);
      expect(stored).not.toContain(secret);
      expect(JSON.stringify(logged.lines)).not.toMatch(new RegExp(`${secret}|"${code}"|"token"`));
    }
  });

  it('twice mails once, and keeps the newer token', async () => {
    const { world, deps, topics, asking } = await askingScenario();

    await notifyApprovers(deps, asking);
    expect(await notifyApprovers(deps, { ...asking, taskToken: 'newer' })).toEqual({ mailed: 0 });

    expect(topics.mails).toHaveLength(3);
    expect((await requestOf(world, asking.subjectId))?.taskToken).toBe('newer');
  });

  it('leaves out the owner of the machine that asked', async () => {
    const world = await createWorld();
    const asking = askingOf(await requestedWindow(world, {}, as('robot')));
    const { deps, topics } = notifying(world);

    await notifyApprovers(deps, asking);

    expect(topics.mails.map((mail) => mail.to)).toEqual(['ben', 'cy']);
  });

  it('goes on when one mail fails, and mails only that person the next time', async () => {
    const { deps, topics, logged, asking } = await askingScenario();
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
    const { world, deps, topics, asking } = await askingScenario();
    await notifyApprovers({ ...deps, store: new CrashingStore(world.store, 1) }, asking);

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 3 });

    const mails = topics.to('ana').map((mail) => readMail(mail.text));
    expect(mails).toHaveLength(2);
    for (const mail of mails) expect((await openLink(world.deps, mail)).approver.personId).toBe('ana');
  });

  it('mails nobody when it was decided before, and leaves the token where it is answered', async () => {
    const { world, deps, topics, logged, asking } = await askingScenario();
    await approveWindow(world.deps, { windowId: asking.subjectId }, as('ana'));

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 0 });

    expect(topics.mails).toEqual([]);
    expect(await requestOf(world, asking.subjectId)).toMatchObject({ taskToken: 'token', links: {} });
    expect(logged.codes()).toEqual(['request-settled']);
  });

  it('asked by reconcile about what was decided, stores nothing', async () => {
    const { world, deps, asking } = await askingScenario();
    await approveWindow(world.deps, { windowId: asking.subjectId }, as('ana'));

    expect(await notifyApprovers(deps, { ...asking, taskToken: undefined })).toEqual({ mailed: 0 });

    expect(await requestOf(world, asking.subjectId)).toBeUndefined();
  });

  it('mails nobody about a plan that was edited away, and leaves the token where it is answered', async () => {
    const world = await createWorld();
    const { windowId } = await editedWindow(world);
    const { deps, topics } = notifying(world);

    expect(await notifyApprovers(deps, askingOf({ windowId, planVersion: 1 }))).toEqual({ mailed: 0 });

    expect(topics.mails).toEqual([]);
    expect((await requestOf(world, windowId))?.taskToken).toBe('token');
  });

  it('mails nobody after the deadline, recorded or not', async () => {
    const { world, window, deps, topics, asking } = await askingScenario();
    world.now = window.decideBy;

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 0 });

    expect(topics.mails).toEqual([]);
  });

  it('refuses a subject that nobody knows', async () => {
    const { deps } = await askingScenario();

    expect(await refusalOf(notifyApprovers(deps, { subjectId: 'demo.GONE', planVersion: 1 }))).toBe('unknown-window');
  });

  it('mails again whose mailbox was replaced, and whoever took a vote back', async () => {
    const { world, window, deps, topics, asking } = await askingScenario({ approvalsRequired: 2 });
    await notifyApprovers(deps, asking);
    world.now += 10;
    await changeDirectory(world, (person) =>
      person.personId === 'ben' ? { ...person, mailboxSince: world.now } : person,
    );
    await put(world, { ...window, withdrawn: { cy: world.now }, version: window.version + 1 });
    world.now += 1;

    expect(await notifyApprovers(deps, { ...asking, taskToken: 'newer' })).toEqual({ mailed: 2 });
    expect(await notifyApprovers(deps, { ...asking, taskToken: 'newer' })).toEqual({ mailed: 0 });

    expect(topics.mails.slice(3).map((mail) => mail.to)).toEqual(['ben', 'cy']);
    for (const who of ['ben', 'cy']) {
      const [old, fresh] = topics.to(who).map(({ text }) => readMail(text));
      if (!old || !fresh) throw new Error('two mails were expected');
      expect(await refusalOf(openLink(world.deps, old))).toBe('link-superseded');
      expect((await openLink(world.deps, fresh)).approver.personId).toBe(who);
    }
  });

  it('kills a link that left in the second in which the mailbox was replaced', async () => {
    const { world, deps, topics, asking } = await askingScenario();
    await notifyApprovers(deps, asking);
    await changeDirectory(world, (person) =>
      person.personId === 'ben' ? { ...person, mailboxSince: world.now } : person,
    );
    world.now += 1;

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 1 });

    const [old, fresh] = topics.to('ben').map(({ text }) => readMail(text));
    if (!old || !fresh) throw new Error('two mails were expected');
    expect(await refusalOf(openLink(world.deps, old))).toBe('link-superseded');
    expect((await openLink(world.deps, fresh)).approver.personId).toBe('ben');
  });
});

describe('a site that accepts only signed votes', () => {
  it('mails how to vote, and no link, and mints none', async () => {
    const { world, deps, topics, asking } = await askingScenario({ requireLogin: true });

    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 3 });
    expect(await notifyApprovers(deps, asking)).toEqual({ mailed: 0 });

    expect(topics.to('ben')[0]?.text).toContain(`POST /v1/windows/${asking.subjectId}/approve\n`);
    expect(topics.mails.map(({ text }) => text).join()).not.toMatch(/token=|^\d{6}$/m);
    expect((await requestOf(world, asking.subjectId))?.links).toEqual({});
  });
});

describe('an emergency', () => {
  it('is told to every approver at once, with a link for those who may ratify it', async () => {
    const world = await createWorld();
    const window = await emergencyWindow(world, as('ana'));
    const { deps, topics } = notifying(world);

    expect(await notifyApprovers(deps, askingOf(window))).toEqual({ mailed: 3 });
    expect(await notifyApprovers(deps, askingOf(window))).toEqual({ mailed: 0 });

    expect(topics.to('ana')[0]?.text).toContain('You cannot vote on this one');
    expect(topics.to('ana')[0]?.text).not.toContain('token=');
    const voted = await voteByMail(world.deps, { ...readMail(topics.to('ben')[0]?.text), decision: 'approve' }, {});
    expect(windowOf(voted).emergency?.ratifiedBy).toBe('ben');
  });
});
