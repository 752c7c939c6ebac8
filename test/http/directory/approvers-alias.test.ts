import type { ApiCall } from '../events';
import { type Answer, Service } from '../fixtures';

/** What an administrator does with a person, under one of the two paths. */
type Act = (service: Service) => Promise<Answer>;

const cleo = { name: 'Cleo', email: 'cleo@example.com', principals: [], approver: true, groups: ['dba'] };
const as = { as: 'admin' } satisfies ApiCall;
const newPath = { path: { personId: 'cleo' } };
const oldPath = { path: { approverId: 'cleo' } };
const token = { token: 'good-token' };

const acts: Readonly<Record<string, readonly [now: Act, earlier: Act]>> = {
  add: [
    (service) => service.api('POST /v1/people', { ...as, body: { personId: 'cleo', ...cleo } }),
    (service) => service.api('POST /v1/approvers', { ...as, body: { approverId: 'cleo', ...cleo } }),
  ],
  confirm: [
    (service) => service.api('POST /v1/people/{personId}/confirm', { ...as, ...newPath, body: token }),
    (service) => service.api('POST /v1/approvers/{approverId}/confirm', { ...as, ...oldPath, body: token }),
  ],
  change: [
    (service) => service.api('PATCH /v1/people/{personId}', { ...as, ...newPath, body: { disabled: true } }),
    (service) => service.api('PATCH /v1/approvers/{approverId}', { ...as, ...oldPath, body: { disabled: true } }),
  ],
  list: [(service) => service.api('GET /v1/people', as), (service) => service.api('GET /v1/approvers', as)],
  remove: [
    (service) => service.api('DELETE /v1/people/{personId}', { ...as, ...newPath }),
    (service) => service.api('DELETE /v1/approvers/{approverId}', { ...as, ...oldPath }),
  ],
  'remove again': [
    (service) => service.api('DELETE /v1/people/{personId}', { ...as, ...newPath }),
    (service) => service.api('DELETE /v1/approvers/{approverId}', { ...as, ...oldPath }),
  ],
};

/** An answer of a new path as the earlier one gives it. */
const asEarlier = ({ status, headers, text }: Answer) => ({
  status,
  headers: JSON.parse(JSON.stringify(headers).replaceAll('/v1/people', '/v1/approvers')) as unknown,
  text: status < 400 ? text.replaceAll('"personId"', '"approverId"') : text,
});

it('the earlier paths of people do what the new ones do, and say approverId', async () => {
  const [now, earlier] = [await Service.start(), await Service.start()];
  for (const [act, [underNew, underEarlier]] of Object.entries(acts)) {
    const answer = await underEarlier(earlier);
    const { status, headers, text } = answer;
    expect([act, { status, headers, text }]).toEqual([act, asEarlier(await underNew(now))]);
  }
  expect(await earlier.dump()).toEqual(await now.dump());
});

it('who is not in the directory is named under both members', async () => {
  const service = await Service.start();
  const facts = { code: 'unknown-approver', personId: 'nobody', approverId: 'nobody' };
  const answers = [
    await service.api('DELETE /v1/people/{personId}', { ...as, path: { personId: 'nobody' } }),
    await service.api('DELETE /v1/approvers/{approverId}', { ...as, path: { approverId: 'nobody' } }),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ status: 404, json: facts });
  expect(service.lines.slice(-2).map(({ facts: { personId, approverId } }) => [personId, approverId])).toEqual([
    ['nobody', undefined],
    ['nobody', undefined],
  ]);
});
