import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { checkVoters } from '../../../lambdas/reactions/mailboxes/check-voters';
import { FakeApproverTopics } from '../../aws/fake-approver-topics';
import { as, createWorld, requestedWindow, type World } from '../../commands/fixtures';
import { Logged } from '../fakes';

class CountingTopics extends FakeApproverTopics {
  readonly looked: string[] = [];

  override subscription(personId: string, email: string) {
    this.looked.push(personId);
    return super.subscription(personId, email);
  }
}

/** Everybody of the world has a topic with a confirmed mailbox. */
async function scenario(policy = {}) {
  const world = await createWorld(policy);
  const topics = new CountingTopics();
  for (const id of ['ana', 'ben', 'cy', 'rita']) topics.topics.set(id, { email: `${id}@example.com`, confirmed: true });
  const deps = { ...world.deps, topics, log: new Logged().log };
  const check = (siteId = 'demo', who = 'rita') => checkVoters(deps, { siteId, principal: as(who).principal });
  const checkEdit = (windowId: string, who: string) =>
    checkVoters(deps, { siteId: 'demo', principal: as(who).principal, windowId });
  return { world, topics, check, checkEdit };
}

const confirmed = async (world: World) =>
  (await getDirectory(world.deps)).people.filter((person) => person.confirmed).map(({ personId }) => personId);

describe('a look at the mailboxes that a request needs', () => {
  it('asks SNS about as many as the policy needs, and changes nothing where they get mail', async () => {
    const { world, topics, check } = await scenario({ approvalsRequired: 2 });
    const before = world.store.all();
    expect(await check()).toEqual({ checked: 2, subscribed: 2 });
    expect([topics.looked, world.store.all()]).toEqual([['ana', 'ben'], before]);
  });

  it('takes the confirmation of whoever unsubscribed, and goes on to the next', async () => {
    const { world, topics, check } = await scenario({ approvalsRequired: 2 });
    topics.unsubscribe('ana');
    expect(await check()).toEqual({ checked: 3, subscribed: 2 });
    expect(await confirmed(world)).toEqual(['ben', 'cy', 'rita']);
  });

  it('leaves out whoever shaped the plan before that is to be another one', async () => {
    const { world, topics, checkEdit } = await scenario();
    const { windowId } = await requestedWindow(world, {}, as('ana'));
    topics.unsubscribe('ben');
    expect(await checkEdit(windowId, 'rita')).toEqual({ checked: 2, subscribed: 1 });
    expect(topics.looked).toEqual(['ben', 'cy']);
  });

  it('leaves out whoever asks, and a site that there is not', async () => {
    const { topics, check } = await scenario();
    await check('demo', 'ana');
    expect(topics.looked).toEqual(['ben']);
    expect(await check('gone')).toEqual({ checked: 0, subscribed: 0 });
  });
});
