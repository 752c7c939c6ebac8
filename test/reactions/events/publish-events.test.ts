import type { BusEvent, EventBus } from '../../../lambdas/aws/event-bus';
import { changeBypass } from '../../../lambdas/commands/steps/change-bypass';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { ORG } from '../../../lambdas/domain/audit/audit';
import type { LogCode, LogFields } from '../../../lambdas/platform/log';
import { type PublishEventsDeps, publishEvents } from '../../../lambdas/reactions/events/publish-events';
import { admin, approvedWindow, as, createWorld, hour, requestedWindow, T0, type World } from '../../commands/fixtures';
import { activeWindow } from '../../commands/histories/windows';
import { approvedTemplate } from '../../commands/proposal/proposal-fixtures';
import { entriesOf, entryRecord, streamOf } from './entries';

type Detail = Readonly<Record<string, unknown>>;

/** Takes what it is given, unless an answer was prepared: `false` for each event that it refuses. */
class FakeBus implements EventBus {
  readonly calls: (readonly Detail[])[] = [];
  readonly refused: ((id: string) => boolean)[] = [];
  broken = false;

  async put(events: readonly BusEvent[]) {
    if (this.broken) throw new Error('unreachable');
    this.calls.push(events.map(({ detail }) => ({ ...detail })));
    const refuses = this.refused.shift() ?? (() => false);
    const ids = events.map(({ detail }) => String(Reflect.get(detail, 'id')));
    const taken = ids.map((id) => !refuses(id));
    this.taken.push(...ids.filter((_, index) => taken[index]));
    return taken;
  }

  readonly taken: string[] = [];
}

function sceneOf(world: World) {
  const bus = new FakeBus();
  const logged: { code: LogCode; facts: LogFields }[] = [];
  const deps: PublishEventsDeps = {
    store: world.store,
    clock: () => world.now,
    log: (code, facts = {}) => void (code === 'events-published' || logged.push({ code, facts })),
    bus,
    pause: async () => {},
    stack: 'quiesce',
  };
  return {
    bus,
    logged,
    deps,
    publish: (Records: Parameters<typeof publishEvents>[1]['Records']) => publishEvents(deps, { Records }),
  };
}
const none = { batchItemFailures: [] };

describe('publishEvents', () => {
  it('tells each entry once, in order, with what became of it and the window', async () => {
    const world = await createWorld();
    const { windowId, version } = await approvedWindow(world, { ticket: 'OPS-7', paths: ['/shop'] });
    const { bus, publish } = sceneOf(world);
    expect(await publish(await streamOf(world))).toEqual(none);
    expect(bus.taken).toEqual(['quiesce/demo/1', 'quiesce/demo/2', 'quiesce/demo/3']);
    expect(bus.calls[2]).toEqual([
      {
        version: 1,
        id: 'quiesce/demo/3',
        type: 'window.approved',
        stack: 'quiesce',
        chain: 'demo',
        sequence: 3,
        at: '2026-11-02T10:00:00Z',
        action: 'approve',
        actor: { principal: as('ana').principal, personId: 'ana' },
        siteId: 'demo',
        windowId,
        window: {
          status: 'approved',
          mode: 'full',
          startsAt: '2026-11-02T11:00:00Z',
          endsAt: '2026-11-02T12:00:00Z',
          planVersion: 1,
          timeZone: 'UTC',
          hostnames: ['demo.example', 'www.demo.example'],
          paths: ['/shop'],
          ticket: 'OPS-7',
          version,
        },
        tellsPublic: false,
      },
    ]);
  });

  it('gives a repeated delivery the same ids', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    const { bus, publish } = sceneOf(world);
    const records = await streamOf(world);
    await publish(records);
    await publish(records);
    expect(bus.taken.slice(3)).toEqual(bus.taken.slice(0, 3));
  });

  it('puts the asked plan beside the one in force, and the emergency and the template where there is one', async () => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    await editWindow(world.deps, { windowId, endsAt: '2026-11-02T13:00:00Z' }, as('rita'));
    await approvedTemplate(world);
    const { bus, publish } = sceneOf(world);
    await publish(await streamOf(world));
    const told = bus.calls.flat();
    expect(told.find(({ type }) => type === 'window.amendment-requested')).toMatchObject({
      window: { endsAt: '2026-11-02T12:00:00Z', amendment: { endsAt: '2026-11-02T13:00:00Z', planVersion: 2 } },
    });
    expect(told.at(-1)).toMatchObject({
      type: 'proposal.approved',
      proposal: { status: 'approved', kind: 'template', name: 'Nightly' },
    });
  });

  it('tells changes of the directory and of a bypass by their ids alone', async () => {
    const world = await createWorld();
    await changeBypass(world.deps, 'demo', 'set-bypass-header', admin, (secrets) => ({
      ...secrets,
      headerHash: 'secret-of-the-bypass',
      version: secrets.version + 1,
    }));
    const { bus, publish } = sceneOf(world);
    await publish(await streamOf(world, ORG, 'demo'));
    const told = bus.calls.flat();
    expect(told.find(({ type }) => type === 'person.added')).toEqual({
      ...envelopeOf(told, 'person.added'),
      personId: 'ana',
    });
    expect(told.find(({ type }) => type === 'bypass.changed')).toMatchObject({
      siteId: 'demo',
      action: 'set-bypass-header',
    });
    const text = JSON.stringify(told);
    expect(text).not.toMatch(/@example\.com|secret-of-the-bypass|sourceIp|192\.0\.2/);
  });

  it('sends what the bus refused again, and nothing of the chain before it', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    const { bus, publish } = sceneOf(world);
    const refuses = (id: string) => id === 'quiesce/demo/1';
    bus.refused.push(refuses, refuses);
    expect(await publish(await streamOf(world, 'demo', ORG))).toEqual(none);
    const demo = bus.taken.filter((id) => id.startsWith('quiesce/demo/'));
    expect(demo).toEqual(['quiesce/demo/1', 'quiesce/demo/2', 'quiesce/demo/3']);
    const ids = bus.calls.flat().map(({ id }) => String(id));
    expect(ids.filter((id) => id === 'quiesce/demo/1')).toHaveLength(3);
    expect(ids.filter((id) => id === 'quiesce/ORG/1')).toHaveLength(1);
  });

  it('leaves a chain that is refused for good to the next delivery, from its first entry on, and tells the others', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    const { bus, publish, logged } = sceneOf(world);
    bus.refused.push(...Array(50).fill((id: string) => id === 'quiesce/demo/2'));
    expect(await publish(await streamOf(world, 'demo', ORG))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'demo-2' }],
    });
    expect(bus.taken.filter((id) => id.startsWith('quiesce/demo/'))).toEqual(['quiesce/demo/1']);
    expect(bus.taken.filter((id) => id.startsWith('quiesce/ORG/'))).toHaveLength((await entriesOf(world, ORG)).length);
    expect(logged).toContainEqual({
      code: 'event-not-published',
      facts: { chain: 'demo', sequence: 2, error: 'refused' },
    });
  });

  it('leaves everything to the next delivery when the bus cannot be reached', async () => {
    const world = await createWorld();
    const { bus, publish } = sceneOf(world);
    bus.broken = true;
    expect(await publish(await streamOf(world))).toEqual({ batchItemFailures: [{ itemIdentifier: 'demo-1' }] });
  });

  it.each(['MODIFY', 'REMOVE'] as const)(
    'sounds the alarm when an entry is changed (%s), and tells the rest',
    async (eventName) => {
      const world = await createWorld();
      await requestedWindow(world);
      const { bus, publish, logged } = sceneOf(world);
      const [first, second] = await entriesOf(world);
      if (!first || !second) throw new Error('two entries were expected');
      expect(await publish([entryRecord(first, eventName), entryRecord(second)])).toEqual(none);
      expect(logged).toEqual([{ code: 'audit-changed', facts: { chain: 'demo', sequence: 1 } }]);
      expect(bus.taken).toEqual(['quiesce/demo/2']);
    },
  );

  it('passes over entries of earlier releases, and over one that makes no event', async () => {
    const world = await createWorld();
    await requestedWindow(world);
    const { bus, publish, logged } = sceneOf(world);
    const [first, second] = await entriesOf(world);
    if (!first || !second) throw new Error('two entries were expected');
    const { move: _, ...former } = first;
    expect(await publish([entryRecord(former), entryRecord({ ...second, at: 9e12 }), entryRecord(second)])).toEqual(
      none,
    );
    expect(bus.taken).toEqual(['quiesce/demo/2']);
    expect(logged.map(({ code }) => code)).toEqual(['event-invalid']);
  });

  it('says when it is behind', async () => {
    const world = await createWorld();
    const { publish, logged } = sceneOf(world);
    const [record] = await streamOf(world);
    world.now = T0 + hour;
    await publish([{ ...record, dynamodb: { ...record?.dynamodb, ApproximateCreationDateTime: T0 } }]);
    expect(logged).toEqual([{ code: 'events-late', facts: { seconds: hour } }]);
  });
});

const envelopeOf = (told: readonly Detail[], type: string) => {
  const { version, id, stack, chain, sequence, at, action, actor } = told.find((each) => each.type === type) ?? {};
  return { version, id, type, stack, chain, sequence, at, action, actor };
};
