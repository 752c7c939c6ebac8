import { requestWindow } from '../../../lambdas/commands/window/request-window';
import type { Directory } from '../../../lambdas/domain/directory/directory';
import { counts } from '../../../lambdas/domain/limits';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { unmailedApprovers } from '../../../lambdas/reactions/approval/unmailed-approvers';
import { valueBytes } from '../../../local/aws/limits/item-size';
import { as, createWorld, T0, type World, windowRequest } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { person } from '../../domain/people';
import { askingOf, notifying, requestOf } from './notify-fixtures';

const idOf = (n: number) => `member-${String(n).padStart(4, '0')}`;

async function withPeople(world: World, people: (directory: Directory) => Directory['people']): Promise<void> {
  const directory = await getDirectory(world.deps);
  const value = { ...directory, people: people(directory), version: directory.version + 1 };
  await world.store.commit({ put: [{ kind: 'directory', value }] });
}

/** A request with a thousand approvers, the later ones by id being approvers for longer. */
async function crowded() {
  const world = await createWorld();
  await withPeople(world, ({ people }) => [
    ...people.filter(({ personId }) => personId === 'rita'),
    ...Array.from({ length: counts.people - 1 }, (_, n) =>
      person(idOf(n), {
        approverSince: T0 - 1000 - n,
        approverVersion: 1,
        principals: [as(idOf(n)).principal],
      }),
    ),
  ]);
  const window = await requestWindow(world.deps, windowRequest(), as('rita'));
  return { world, window, ...notifying(world) };
}

/** As DynamoDB stores it. */
function attributeOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  return { M: Object.fromEntries(Object.entries(Object(value)).map(([name, one]) => [name, attributeOf(one)])) };
}

describe('a question that a thousand people may vote on', () => {
  it('is mailed to those who could for the longest, whoever is added, and the others may vote, too', async () => {
    const { world, window, deps, topics } = await crowded();
    const sent = await notifyApprovers(deps, askingOf(window));
    expect(sent).toEqual({ mailed: counts.approversMailed });
    expect(topics.to(idOf(counts.people - 2))).toHaveLength(1);
    expect(topics.to(idOf(0))).toHaveLength(0);
    await withPeople(world, ({ people }) =>
      people.map((one) => (one.personId === idOf(5) ? { ...one, approver: false } : one)),
    );
    const request = await requestOf(world, window.windowId);
    expect(unmailedApprovers(window, request, await getDirectory(world.deps))).toEqual([]);
    expect(await approveWindow(world.deps, { windowId: window.windowId }, as(idOf(0)))).toMatchObject({
      status: 'approved',
    });
  });

  it('keeps all its links in one item, however often each is replaced', async () => {
    const { world, window, deps } = await crowded();
    await notifyApprovers(deps, askingOf(window));
    const request = await requestOf(world, window.windowId);
    if (!request) throw new Error('Nobody was asked');
    const kept = 8;
    const links = Object.entries(request.links).map(([id, [link]]) => [id, Array.from({ length: kept }, () => link)]);
    const full = {
      ...request,
      links: Object.fromEntries(links),
      remindedAt: request.mailedAt,
      toldAt: request.mailedAt,
    };
    expect(valueBytes(attributeOf(full))).toBeLessThan(400 * 1024);
  });
});
