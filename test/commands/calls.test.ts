import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addPerson } from '../../lambdas/commands/directory/add-person';
import { changePerson } from '../../lambdas/commands/directory/change-person';
import { removePerson } from '../../lambdas/commands/directory/remove-person';
import { approveProposal } from '../../lambdas/commands/proposal/vote-on-proposal';
import { createSite } from '../../lambdas/commands/site/create-site';
import { deleteSite } from '../../lambdas/commands/site/delete-site';
import { updateSite } from '../../lambdas/commands/site/update-site';
import { approveWindow, ratifyWindow, rejectWindow } from '../../lambdas/commands/voting/vote';
import { withdrawWindowVote } from '../../lambdas/commands/voting/withdraw-vote';
import { cancelWindow } from '../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../lambdas/commands/window/edit-window';
import { endWindow } from '../../lambdas/commands/window/end-window';
import { extendWindow } from '../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../lambdas/commands/window/flip-window';
import { requestWindow } from '../../lambdas/commands/window/request-window';
import { instantText } from '../../lambdas/domain/local-time';
import type { Window } from '../../lambdas/domain/window/window';
import { getDirectory } from '../../lambdas/queries/directory/get-directory';
import type { Store } from '../../lambdas/store/port';
import { dynoxide, type Server, serve } from '../contract/servers';
import { clientOf, createTables, storeOn } from '../contract/tables';
import { CountedCalls } from './counted-calls';
import { admin, as, createWorldOn, demo, hour, requestedWindow, setPolicy, T0, World, windowRequest } from './fixtures';
import { approvedTemplate, templateProposal, windowFromTemplate } from './proposal/proposal-fixtures';
import { breakGlass } from './window/emergency-fixtures';

/** Each command on a site of its own, in a function that is warm: it has read the directory before. */
interface Scene {
  readonly world: World<Store>;
  readonly siteId: string;
}
type Act = () => Promise<unknown>;
/** Arranges what a command needs. */
type Arrange = (scene: Scene) => Act | Promise<Act>;

const rita = as('rita');
const ana = as('ana');
const at = (hours: number) => instantText(T0 + hours * hour);
const shape = ({ siteId }: Scene) => ({ ...demo({ overrunSeconds: 1800 }), siteId, hostnames: [`${siteId}.example`] });
const asked = ({ world, siteId }: Scene) => requestedWindow(world, { siteId });

async function approved(scene: Scene): Promise<Window> {
  const { windowId } = await asked(scene);
  return approveWindow(scene.world.deps, { windowId, planVersion: 1 }, ana);
}

async function active(scene: Scene): Promise<Window> {
  const { windowId, revision } = await approved(scene);
  scene.world.now = T0 + hour;
  const { window } = await flipWindow(scene.world.deps, { windowId, revision, boundary: 'start' });
  if (!window) throw new Error('It did not start');
  return window;
}

/** What acts on a window that is arranged. */
const on =
  (
    arranged: (scene: Scene) => Promise<Window>,
    act: (world: World<Store>, window: Window) => Promise<unknown>,
  ): Arrange =>
  async (scene) => {
    const window = await arranged(scene);
    return () => act(scene.world, window);
  };

const oneReadAndOneTransaction: Readonly<Record<string, Arrange>> = {
  'request a window': (scene) => () => asked(scene),
  'request a window, with an Idempotency-Key':
    ({ world, siteId }) =>
    () =>
      requestWindow(world.deps, { ...windowRequest({ siteId }), idempotency: { key: siteId, fingerprint: 'f' } }, rita),
  'request a window from a template': async ({ world, siteId }) => {
    const template = await approvedTemplate(world, { siteId });
    return () => windowFromTemplate(world, template, { siteId });
  },
  approve: on(asked, ({ deps }, { windowId }) => approveWindow(deps, { windowId, planVersion: 1 }, ana)),
  reject: on(asked, ({ deps }, { windowId }) => rejectWindow(deps, { windowId, planVersion: 1 }, ana)),
  'withdraw a vote': async ({ world, siteId }) => {
    await setPolicy(world, { approvalsRequired: 2 }, siteId);
    const vote = { windowId: (await asked({ world, siteId })).windowId, planVersion: 1 };
    await approveWindow(world.deps, vote, ana);
    return () => withdrawWindowVote(world.deps, vote, ana);
  },
  comment: on(asked, ({ deps }, { windowId }) => commentOnWindow(deps, { windowId, text: 'when?' }, ana)),
  'edit a request': on(asked, ({ deps }, { windowId }) => editWindow(deps, { windowId, endsAt: at(3) }, rita)),
  'edit an approved window': on(approved, ({ deps }, { windowId }) =>
    editWindow(deps, { windowId, endsAt: at(3) }, rita),
  ),
  'replace the plan of an approved window': on(approved, ({ deps }, { windowId }) =>
    editWindow(deps, { windowId, endsAt: at(3), replace: true }, rita),
  ),
  cancel: on(approved, ({ deps }, { windowId }) => cancelWindow(deps, { windowId }, rita)),
  extend: on(active, ({ deps }, { windowId }) => extendWindow(deps, { windowId, endsAt: at(2.25) }, rita)),
  'extend beyond the budget': on(active, ({ deps }, { windowId }) =>
    extendWindow(deps, { windowId, endsAt: at(4) }, rita),
  ),
  end: on(active, ({ deps }, { windowId }) => endWindow(deps, { windowId }, rita)),
  'record a start': on(approved, (world, { windowId, revision }) => {
    world.now = T0 + hour;
    return flipWindow(world.deps, { windowId, revision, boundary: 'start' });
  }),
  'record an end': on(active, (world, { windowId, revision }) => {
    world.now = T0 + 2 * hour;
    return flipWindow(world.deps, { windowId, revision, boundary: 'end' });
  }),
  'start an emergency':
    ({ world, siteId }) =>
    () =>
      breakGlass(world, { siteId }),
  ratify: on(
    ({ world, siteId }) => breakGlass(world, { siteId }),
    ({ deps }, { windowId }) => ratifyWindow(deps, { windowId, planVersion: 1 }, ana),
  ),
  'create a site':
    ({ world, siteId }) =>
    () =>
      createSite(
        world.deps,
        { siteId: `${siteId}-2`, hostnames: ['a', 'b'].map((name) => `${name}.${siteId}.test`) },
        admin,
      ),
  'create a site at a gate with wildcards':
    ({ world, siteId }) =>
    () =>
      createSite({ ...world.deps, wildcards: true }, { siteId: `${siteId}-2`, hostnames: [`a.${siteId}.test`] }, admin),
  'change a site': (scene) => () =>
    updateSite(scene.world.deps, { ...shape(scene), hostnames: [`other.${scene.siteId}.test`] }, admin),
  'propose another policy': (scene) => () =>
    updateSite(scene.world.deps, { ...shape(scene), policy: { approvalsRequired: 2 } }, rita),
  'delete a site':
    ({ world, siteId }) =>
    () =>
      deleteSite(world.deps, { siteId }, admin),
  'propose a template':
    ({ world, siteId }) =>
    () =>
      templateProposal(world, { siteId }),
  'approve a proposal': async ({ world, siteId }) => {
    const { proposalId } = await templateProposal(world, { siteId });
    return () => approveProposal(world.deps, { proposalId, planVersion: 1 }, ana);
  },
  'add a person':
    ({ world, siteId: personId }) =>
    () =>
      addPerson(world.deps, { personId, name: personId, email: `${personId}@example.com`, principals: [] }, admin),
  'give a person another name': async ({ world, siteId }) => {
    await getDirectory(world.deps);
    return () => changePerson(world.deps, { personId: 'ana', name: `Ana of ${siteId}` }, admin);
  },
  'remove a person who does not vote': async ({ world, siteId: personId }) => {
    await addPerson(world.deps, { personId, name: 'X', email: `${personId}@x.example`, principals: [] }, admin);
    await getDirectory(world.deps);
    return () => removePerson(world.deps, { personId }, admin);
  },
};

/** What the records name that were read first: the proposals of the site, who has the wildcard above a name. */
const moreReads: Readonly<Record<string, Arrange>> = {
  'propose a policy while proposals are open': async (scene) => {
    await templateProposal(scene.world, { siteId: scene.siteId });
    return () => updateSite(scene.world.deps, { ...shape(scene), policy: { approvalsRequired: 2 } }, rita);
  },
  'create a site below a wildcard': async ({ world, siteId }) => {
    const deps = { ...world.deps, wildcards: true };
    await createSite(deps, { siteId: `${siteId}-w`, hostnames: [`*.${siteId}.test`] }, admin);
    return () => createSite(deps, { siteId: `${siteId}-2`, hostnames: [`a.${siteId}.test`] }, admin);
  },
};

const command = dynoxide();
(command ? describe : describe.skip)('the calls of DynamoDB that a command makes', () => {
  let server: Server;
  let client: DynamoDBClient;
  let world: World<Store>;
  let count: CountedCalls;

  beforeAll(async () => {
    if (!command) return;
    server = await serve(command);
    client = clientOf(server.endpoint);
    await createTables(client);
    count = new CountedCalls(client);
    world = await createWorldOn(storeOn(client));
    // The first read after a change of the directory reads what changed.
    await getDirectory(world.deps);
  });
  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  let sites = 0;
  const newScene = async (): Promise<Scene> => {
    world.now = T0;
    const scene = { world, siteId: `site-${++sites}` };
    await createSite(world.deps, shape(scene), admin);
    return scene;
  };
  const callsOf = async (arrange: Arrange) => count.of(await arrange(await newScene()));

  it.each(Object.entries(oneReadAndOneTransaction))('are one read and one transaction to %s', async (_, arrange) => {
    expect(await callsOf(arrange)).toEqual({ reads: 1, queries: 0, writes: 1 });
  });

  it.each(Object.entries(moreReads))('are a read more to %s', async (_, arrange) => {
    expect(await callsOf(arrange)).toEqual({ reads: 2, queries: 0, writes: 1 });
  });

  it('are one read more where the directory has changed since, and none more in a function that starts', async () => {
    const scene = await newScene();
    const elsewhere: World<Store> = Object.assign(await createSecondWorld(world), { now: T0 });
    await addPerson(elsewhere.deps, { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals: [] }, admin);
    expect(await count.of(() => asked(scene))).toEqual({ reads: 2, queries: 0, writes: 1 });
    const cold = { world: await createSecondWorld(world), siteId: (await newScene()).siteId };
    expect(await count.of(() => asked(cold))).toEqual({ reads: 1, queries: 0, writes: 1 });
  });

  const createSecondWorld = async ({ now }: World<Store>) =>
    Object.assign(new World(storeOn(client), 5000 + ++sites), { now });
});
