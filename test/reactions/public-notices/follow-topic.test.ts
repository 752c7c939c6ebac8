import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { followTopic } from '../../../lambdas/reactions/public-notices/follow-topic';
import { admin, createWorld, demo, type World } from '../../commands/fixtures';
import { FakeNoticeTopics, setNotices } from './fakes';

let world: World;
let topics: FakeNoticeTopics;
beforeEach(async () => {
  world = await createWorld();
  topics = new FakeNoticeTopics();
});

/** As every delivery: twice. */
async function follow() {
  const deps = { store: world.store, topics, log: () => undefined };
  await followTopic(deps, 'demo');
  await followTopic(deps, 'demo');
}
const subscribers = () => [...(topics.subscribed.get('demo') ?? ['no topic'])];

describe('the topic of a site', () => {
  it('is there once notices are on, and not before', async () => {
    await follow();
    expect(subscribers()).toEqual(['no topic']);
    await setNotices(world, { languages: ['en'] });
    await follow();
    expect(subscribers()).toEqual([]);
  });

  it('keeps its subscribers while notices are off', async () => {
    await setNotices(world, { languages: ['en'] });
    await follow();
    await topics.subscribe('demo', 'carl@customer.example');
    await setNotices(world, null);
    await follow();
    await setNotices(world, { languages: ['fr'] });
    await follow();
    expect(subscribers()).toEqual(['carl@customer.example']);
  });

  it('goes with the site', async () => {
    await setNotices(world, { languages: ['en'] });
    await follow();
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    await follow();
    expect(subscribers()).toEqual(['no topic']);
    expect((await world.store.load([{ kind: 'notice-topic', siteId: 'demo' }])).noticeTopic('demo')).toBeUndefined();
  });

  it('is another one for a later site of the same id, even if nobody heard of the deletion in between', async () => {
    await setNotices(world, { languages: ['en'] });
    await follow();
    await topics.subscribe('demo', 'carl@customer.example');
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    world.now += 60;
    await createSite(world.deps, { ...demo(), notices: { languages: ['en'] } }, admin);
    await follow();
    expect(subscribers()).toEqual([]);
    await topics.subscribe('demo', 'dora@customer.example');
    await follow();
    expect(subscribers()).toEqual(['dora@customer.example']);
  });
});
