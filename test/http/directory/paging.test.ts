import { counts, lengths } from '../../../lambdas/domain/limits';
import { person } from '../../domain/people';
import { MemoryStore } from '../../store/memory-store';
import { Service } from '../fixtures';

const idOf = (n: number) => `p${String(n).padStart(4, '0')}`;

async function serviceWith(count: number): Promise<Service> {
  const store = new MemoryStore();
  const people = Array.from({ length: count }, (_, n) =>
    person(idOf(count - 1 - n), { name: 'é'.repeat(lengths.personName) }),
  );
  const machines = people.map(({ personId }) => ({
    machineId: `m-${personId}`,
    ownerId: personId,
    principals: [personId],
  }));
  await store.commit({ put: [{ kind: 'directory', value: { people, machines, version: 1 } }] });
  return Service.on(store, 0);
}

const list = async (
  service: Service,
  route: 'people' | 'approvers' | 'machines',
  query: Record<string, string> = {},
) => {
  const { status, headers, json } = await service.api(`GET /v1/${route}`, { as: 'viewer', query });
  const items = (json.items ?? []) as Record<string, unknown>[];
  return {
    status,
    etag: headers.etag,
    ids: items.map((item) => item.personId ?? item.approverId ?? item.machineId),
    cursor: json.cursor,
    code: json.code,
  };
};

describe('the lists of people and machines', () => {
  it('answer with everybody, in order of ids, where no limit is asked for', async () => {
    const service = await serviceWith(counts.people);
    for (const route of ['people', 'approvers', 'machines'] as const) {
      const { ids, cursor } = await list(service, route);
      expect(ids).toHaveLength(counts.people);
      expect(ids).toEqual([...ids].sort());
      expect(cursor).toBeUndefined();
    }
  });

  it('go on where a page ended, whoever came or left since', async () => {
    const service = await serviceWith(5);
    const first = await list(service, 'people', { limit: '2' });
    expect(first).toMatchObject({ ids: ['p0000', 'p0001'], etag: '"1"' });
    const gone = await service.api('DELETE /v1/machines/{machineId}', { as: 'admin', path: { machineId: 'm-p0001' } });
    expect(gone.status).toBe(204);
    await service.api('DELETE /v1/people/{personId}', { as: 'admin', path: { personId: 'p0001' } });
    const second = await list(service, 'people', { limit: '2', cursor: String(first.cursor) });
    expect(second).toMatchObject({ ids: ['p0002', 'p0003'], etag: '"3"' });
    const last = await list(service, 'people', { limit: '2', cursor: String(second.cursor) });
    expect(last).toMatchObject({ ids: ['p0004'], cursor: undefined });
  });

  it('refuse the cursor of another list, and a limit that no list has', async () => {
    const service = await serviceWith(5);
    const { cursor } = await list(service, 'people', { limit: '2' });
    expect(await list(service, 'machines', { cursor: String(cursor) })).toMatchObject({
      status: 400,
      code: 'malformed',
    });
    expect(await list(service, 'people', { limit: '101' })).toMatchObject({ status: 400, code: 'malformed' });
  });
});
