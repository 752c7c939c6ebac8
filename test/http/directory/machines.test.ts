import { principal } from '../events';
import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const pipeline = { machineId: 'pipeline', ownerId: 'ana', principals: [principal('pipeline')] };
const add = (body: object = pipeline, headers = {}) => service.api('POST /v1/machines', { as: 'admin', body, headers });
const list = () => service.api('GET /v1/machines', { as: 'viewer' });
const remove = (machineId = 'pipeline') =>
  service.api('DELETE /v1/machines/{machineId}', { as: 'admin', path: { machineId } });

it('a machine is added, listed under the directory’s ETag, and removed', async () => {
  expect(await add()).toMatchObject({ status: 201, headers: { location: '/v1/machines/pipeline' }, json: pipeline });
  const { json, headers } = await list();
  const people = await service.api('GET /v1/people', { as: 'viewer' });
  expect([json.items, headers.etag]).toEqual([[pipeline], people.headers.etag]);
  const removed = await remove();
  expect([removed.status, removed.text]).toEqual([204, '']);
  expect((await list()).json.items).toEqual([]);
});

describe('a change of a machine', () => {
  const change = (body: object, headers = {}, machineId = 'pipeline') =>
    service.api('PATCH /v1/machines/{machineId}', { as: 'admin', path: { machineId }, body, headers });

  it('keeps what it does not name, and is answered with the directory’s ETag', async () => {
    await add();
    const changed = await change({ ownerId: 'ben', reason: 'Ana has left' });
    expect(changed).toMatchObject({ status: 200, json: { ...pipeline, ownerId: 'ben' } });
    const { json, headers } = await list();
    expect([json.items, headers.etag]).toEqual([[{ ...pipeline, ownerId: 'ben' }], changed.headers.etag]);
  });

  it('is refused with the ETag of an earlier directory, and changes nothing', async () => {
    await add();
    const { etag } = (await list()).headers;
    expect((await change({ principals: [principal('deploy')] }, { 'if-match': etag })).status).toBe(200);
    const before = await service.dump();
    expect(await change({ ownerId: 'ben' }, { 'if-match': etag })).toMatchObject({
      status: 412,
      json: { code: 'stale-version' },
    });
    expect(await service.dump()).toEqual(before);
  });

  it.each([
    ['nothing', {}, 400],
    ['only a reason', { reason: 'Why not' }, 400],
    ['no principals', { principals: [] }, 400],
    ['another id', { machineId: 'other', ownerId: 'ben' }, 400],
    ['an owner nobody knows', { ownerId: 'nobody' }, 404],
    ['a principal of a person', { principals: [principal('ben')] }, 409],
  ])('to %s is refused, and changes nothing', async (_, body, status) => {
    await add();
    const before = await service.dump();
    expect((await change(body)).status).toBe(status);
    expect(await service.dump()).toEqual(before);
  });

  it('is of a machine that is there', async () => {
    expect(await change({ ownerId: 'ben' })).toMatchObject({ status: 404, json: { code: 'unknown-machine' } });
  });
});

it('what a machine asks for, its owner does not approve', async () => {
  await add();
  const plan = { ...service.plan() };
  const { json } = await service.api('POST /v1/windows', { as: 'pipeline', body: plan });
  const path = { windowId: String(json.windowId) };
  const vote = (as: string) => service.act('POST /v1/windows/{windowId}/approve', { as, path });
  expect(await vote('ana')).toMatchObject({ status: 403, json: { code: 'self-approval' } });
  expect(await vote('ben')).toMatchObject({ status: 200, json: { status: 'approved' } });
});

it('a repeat with its Idempotency-Key gets the first answer, and without one a refusal', async () => {
  const headers = { 'idempotency-key': 'once' };
  const first = await add(pipeline, headers);
  const before = await service.dump();
  expect(await add(pipeline, headers)).toMatchObject({ status: 201, json: first.json });
  expect(await add()).toMatchObject({ status: 409, json: { code: 'approver-exists' } });
  expect(await service.dump()).toEqual(before);
});

it.each([
  ['no principals', { ...pipeline, principals: [] }, 400],
  ['an id in capitals', { ...pipeline, machineId: 'Pipeline' }, 400],
  ['an owner nobody knows', { ...pipeline, ownerId: 'nobody' }, 404],
  ['a principal of a person', { ...pipeline, principals: [principal('ben')] }, 409],
])('with %s it is refused', async (_name, body, status) => {
  const before = await service.dump();
  expect((await add(body)).status).toBe(status);
  expect(await service.dump()).toEqual(before);
});

it('what is unknown cannot be removed', async () => {
  expect(await remove()).toMatchObject({ status: 404, json: { code: 'unknown-machine' } });
});
