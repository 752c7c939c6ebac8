import type { SubscriptionState } from '../../../lambdas/aws/approver-topics';
import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { listAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { checkMailboxes, type MailboxDeps } from '../../../lambdas/reactions/mailboxes/check-mailboxes';
import { FakeApproverTopics } from '../../aws/fake-approver-topics';
import { admin, createWorld, requestedWindow, type World } from '../../commands/fixtures';
import { Logged } from '../fakes';

let world: World;
let topics: FakeApproverTopics;
let logged: Logged;
let deps: MailboxDeps;
beforeEach(() => setUp());

/** Everybody of the world has a topic with a confirmed mailbox. */
async function setUp(policy = {}): Promise<void> {
  world = await createWorld(policy);
  topics = new FakeApproverTopics();
  for (const id of ['ana', 'ben', 'cy', 'rita']) topics.topics.set(id, { email: `${id}@example.com`, confirmed: true });
  logged = new Logged();
  deps = { ...world.deps, topics, log: logged.log };
}

const all = () => checkMailboxes(deps);
const ben = async () => (await getDirectory(world.deps)).people.find(({ personId }) => personId === 'ben');
const move = (email = 'new@example.com') => changePerson(world.deps, { personId: 'ben', email }, admin);
const lastEntry = async () => (await listAudit(world.deps, 'ORG', { limit: 100 })).items.at(-1);

describe('a check of all mailboxes', () => {
  it('changes nothing where directory and SNS agree', async () => {
    const before = world.store.all();
    expect(await all()).toEqual({ checked: 4, confirmed: 0, lost: 0, failed: 0 });
    expect([world.store.all(), topics.asked]).toEqual([before, []]);
    expect(logged.lines).toEqual([{ code: 'mailboxes-checked', count: 4 }]);
  });

  it('finds a mailbox that unsubscribed, takes its confirmation and asks it anew, once', async () => {
    topics.unsubscribe('ben');
    expect(await all()).toEqual({ checked: 4, confirmed: 0, lost: 1, failed: 0 });
    expect(await ben()).toMatchObject({ confirmed: false });
    expect(await lastEntry()).toMatchObject({
      action: 'lose-confirmation',
      subject: 'ben',
      actor: { principal: 'system:check-mailboxes' },
    });
    expect(topics.asked).toEqual(['ben@example.com']);
    expect(logged.lines[0]).toEqual({ code: 'confirmation-lost', personId: 'ben' });
    const before = world.store.all();
    await all();
    expect([world.store.all(), topics.asked]).toEqual([before, ['ben@example.com']]);
    await topics.confirm('ben', 'good-token');
    await all();
    expect(await ben()).toMatchObject({ confirmed: true });
    expect(await verifyAudit(world.deps, 'ORG')).toMatchObject({ valid: true });
  });

  it('records a loss once when two checks run at once', async () => {
    topics.unsubscribe('ben');
    await Promise.all([all(), all()]);
    const { items } = await listAudit(world.deps, 'ORG', { limit: 100 });
    expect(items.filter(({ action }) => action === 'lose-confirmation')).toHaveLength(1);
    expect(await verifyAudit(world.deps, 'ORG')).toMatchObject({ valid: true });
  });

  it('names the questions that nobody can approve any more, and leaves them open', async () => {
    await setUp({ approvalsRequired: 3 });
    const { windowId } = await requestedWindow(world);
    topics.unsubscribe('ben');
    await all();
    expect(logged.lines).toContainEqual({ code: 'question-unreachable', subjectId: windowId, planVersion: 1 });
    expect((await world.store.load([{ kind: 'window', windowId }])).window(windowId)).toMatchObject({
      status: 'requested',
    });
  });

  it('names no question that others can approve', async () => {
    await requestedWindow(world);
    topics.unsubscribe('ben');
    await all();
    expect(logged.codes()).not.toContain('question-unreachable');
  });

  it('goes on with the others when one mailbox cannot be checked', async () => {
    topics.unsubscribe('ben');
    onceAsked('ana', () => Promise.reject(new Error('Throttled')));
    expect(await all()).toEqual({ checked: 4, confirmed: 0, lost: 1, failed: 1 });
    expect(logged.lines).toContainEqual({ code: 'mailbox-unchecked', personId: 'ana', error: 'Error' });
  });

  it('tells of a loss even where SNS fails to ask anew', async () => {
    await setUp({ approvalsRequired: 3 });
    await requestedWindow(world);
    topics.unsubscribe('ben');
    topics.open = () => Promise.reject(new Error('Throttled'));
    await all();
    expect(logged.codes()).toEqual([
      'confirmation-lost',
      'mailbox-unchecked',
      'question-unreachable',
      'mailboxes-checked',
    ]);
    expect(await ben()).toMatchObject({ confirmed: false });
  });
});

describe('a check of mailboxes that have not answered', () => {
  it('confirms who followed the link of the mail', async () => {
    await move();
    topics.topics.set('ben', { email: 'new@example.com', confirmed: true });
    expect(await all()).toEqual({ checked: 4, confirmed: 1, lost: 0, failed: 0 });
    expect(await ben()).toMatchObject({ confirmed: true });
    expect(await lastEntry()).toMatchObject({
      action: 'confirm-person',
      actor: { principal: 'system:check-mailboxes' },
    });
    expect(logged.lines[0]).toEqual({ code: 'mailbox-confirmed', personId: 'ben' });
  });

  it('leaves alone who has not answered, and does not mail again and again', async () => {
    await move();
    await topics.open('ben', 'new@example.com');
    await all();
    topics.unsubscribe('ben');
    await all();
    expect([topics.asked, (await ben())?.confirmed]).toEqual([['new@example.com'], false]);
  });

  it('completes a replacement that was left half done, so that the old mailbox gets no more mail', async () => {
    await move();
    await all();
    expect(topics.topics.get('ben')).toEqual({ email: 'new@example.com', confirmed: false });
    await all();
    expect(topics.asked).toEqual(['new@example.com']);
  });
});

describe('a check beside an administrator', () => {
  it('takes no confirmation from a mailbox that was exchanged meanwhile', async () => {
    topics.unsubscribe('ben');
    onceAsked('ben', async () => {
      await move();
      await topics.open('ben', 'new@example.com');
      return 'foreign';
    });
    expect(await all()).toMatchObject({ lost: 0, failed: 0 });
    expect(topics.asked).toEqual(['new@example.com']);
    expect(await lastEntry()).toMatchObject({ action: 'change-person' });
  });

  it('confirms nobody for the answer of an earlier mailbox', async () => {
    await move();
    onceAsked('ben', async () => {
      await move('newer@example.com');
      return 'confirmed';
    });
    expect(await all()).toMatchObject({ confirmed: 0, failed: 0 });
    expect(await ben()).toMatchObject({ email: 'newer@example.com', confirmed: false });
  });

  it.each<SubscriptionState>(['none', 'foreign'])(
    'brings no topic back for somebody who was removed (%s)',
    async (found) => {
      onceAsked('ben', async () => {
        await removePerson(world.deps, { personId: 'ben' }, admin);
        await topics.close('ben');
        return found;
      });
      expect(await all()).toMatchObject({ lost: 0, failed: 0 });
      expect([topics.topics.has('ben'), topics.asked]).toEqual([false, []]);
    },
  );
});

/** What happens while SNS is asked about a person, and what it answers. */
function onceAsked(approverId: string, meanwhile: () => Promise<SubscriptionState>): void {
  const { subscription } = topics;
  topics.subscription = (personId, email) =>
    personId === approverId ? meanwhile() : subscription.call(topics, personId, email);
}
