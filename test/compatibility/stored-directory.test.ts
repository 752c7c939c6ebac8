import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { addPerson } from '../../lambdas/commands/directory/add-person';
import { requestWindow } from '../../lambdas/commands/window/request-window';
import { counts } from '../../lambdas/domain/limits';
import { instantText } from '../../lambdas/domain/local-time';
import { getDirectory } from '../../lambdas/queries/directory/get-directory';
import type { Store } from '../../lambdas/store/port';
import { itemBytes } from '../../local/aws/limits/item-size';
import { admin, hour, refusalOf, World } from '../commands/fixtures';
import { dynoxide, type Server, serve } from '../contract/servers';
import { clientOf, createTables, storeOn } from '../contract/tables';
import { directory, person } from '../domain/people';

type Item = Readonly<Record<string, unknown>>;
interface StoredData {
  readonly control: readonly Item[];
  readonly audit: readonly Item[];
  readonly facts: { readonly capturedAt: number };
}
const stored: StoredData = JSON.parse(readFileSync(join(__dirname, 'data-0.1.0.json'), 'utf8'));
const rita = { principal: 'arn:aws:iam::123456789012:user/requester' };

const command = dynoxide();
const onDynamo = command ? describe : describe.skip;

onDynamo('the directory as version 0.1.0 stored it, in one item', () => {
  let server: Server;
  let client: DynamoDBClient;

  beforeEach(async () => {
    if (!command) return;
    server = await serve(command);
    client = clientOf(server.endpoint);
    await createTables(client);
    const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    for (const Item of stored.control) await documents.send(new PutCommand({ TableName: 'control', Item }));
    for (const Item of stored.audit) await documents.send(new PutCommand({ TableName: 'audit', Item }));
  });
  afterEach(async () => {
    client.destroy();
    await server.stop();
  });

  let worlds = 0;
  const worldOn = (store: Store) =>
    Object.assign(new World(store, 1000 * ++worlds), { now: stored.facts.capturedAt + 60 });
  const directoryOn = (store: Store) => getDirectory({ store, clock: () => 0 });
  const principals = ['arn:aws:iam::123456789012:user/dan'];
  const dan = { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals };
  const request = (world: World<Store>, day: number) =>
    requestWindow(
      world.deps,
      {
        siteId: 'alpha',
        mode: 'full',
        startsAt: instantText(world.now + day * 24 * hour),
        endsAt: instantText(world.now + day * 24 * hour + hour),
        reason: 'upgrade',
      },
      rita,
    );

  it('is read, becomes an index and pages with the first change, and every function reads on', async () => {
    const [changing, warm] = [worldOn(storeOn(client)), worldOn(storeOn(client))];
    const before = await directoryOn(warm.store);
    expect(before.people.map(({ personId }) => personId)).toEqual(['adam', 'ana', 'ben', 'rita']);
    expect(before).toMatchObject({ version: 8, machines: [{ machineId: 'deployer', ownerId: 'rita' }] });
    expect(await request(warm, 20)).toMatchObject({ status: 'requested', directoryVersion: 8 });

    await addPerson(changing.deps, dan, admin);
    expect(await addedTwice(changing)).toBe('approver-exists');
    const cold = worldOn(storeOn(client));
    for (const { store } of [changing, warm, cold]) {
      const after = await directoryOn(store);
      expect(after.version).toBe(9);
      expect(after.people.filter(({ personId }) => personId !== 'dan')).toEqual(before.people);
    }
    for (const [world, day] of [
      [warm, 21],
      [cold, 22],
    ] as const) {
      expect(await request(world, day)).toMatchObject({ status: 'requested', directoryVersion: 9 });
    }
  });

  const addedTwice = (world: World<Store>) => refusalOf(addPerson(world.deps, { ...dan, personId: 'other' }, admin));

  it('loses what was decided on the item, in the moment in which it became pages', async () => {
    const [changing, early] = [storeOn(client), storeOn(client)];
    const standing = await directoryOn(early);
    await addPerson(worldOn(changing).deps, dan, admin);
    const calendar = { kind: 'calendar', value: { siteId: 'new', entries: [], version: 1 } } as const;
    expect(await early.commit({ put: [calendar], reliedOn: [{ kind: 'directory', value: standing }] })).toBe('lost');
  });

  it('is checked by commands for two write units, however many people there are', async () => {
    const store = storeOn(client);
    const { version } = await directoryOn(store);
    const people = Array.from({ length: counts.people }, (_, n) => person(`p${n}`));
    await store.commit({ put: [{ kind: 'directory', value: { ...directory(people), version: version + 1 } }] });
    const Key = { pk: { S: 'DIRECTORY' }, sk: { S: 'DIRECTORY' } };
    const { Item } = await client.send(new GetItemCommand({ TableName: 'control', Key }));
    // A transaction takes two write units for each KB of an item that it checks.
    expect(itemBytes(Item)).toBeLessThanOrEqual(512);
    expect((await directoryOn(storeOn(client))).people).toHaveLength(counts.people);
  });
});
