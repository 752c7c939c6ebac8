import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { changePerson, type PersonChangeRequest } from '../../../lambdas/commands/directory/change-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { loseConfirmation } from '../../../lambdas/commands/directory/lose-confirmation';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { openLink } from '../../../lambdas/commands/voting/open-link';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { instantText } from '../../../lambdas/domain/local-time';
import { listAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import {
  admin,
  as,
  askApprovers,
  createWorld,
  hour,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  type World,
} from '../fixtures';
import { policyProposal, templateProposal } from '../proposal/proposal-fixtures';
import { approveWindow } from '../signed-votes';

const change = async (world: World, changes: Partial<PersonChangeRequest>) =>
  (await changePerson(world.deps, { personId: 'ben', ...changes }, admin)).person;
const lastEntry = async ({ deps }: World) => (await listAudit(deps, 'ORG', { limit: 100 })).items.at(-1);

describe('changeApprover', () => {
  it('changes a person and tells it in the organisation chain', async () => {
    const world = await createWorld();
    const before = (await getDirectory(world.deps)).people[1];
    world.now += 60;
    const after = await change(world, { name: 'Benjamin', groups: ['dba'], reason: 'new team' });
    const groupVersions = { dba: (await getDirectory(world.deps)).version };
    expect(after).toEqual({
      ...before,
      name: 'Benjamin',
      groups: ['dba'],
      groupSince: { dba: T0 + 60 },
      groupVersions,
    });
    expect((await getDirectory(world.deps)).people[1]).toEqual(after);
    expect(await lastEntry(world)).toMatchObject({
      action: 'change-person',
      subject: 'ben',
      before: { name: 'ben' },
      after: { name: 'Benjamin', groups: { added: ['dba'] }, groupSince: { dba: T0 + 60 }, groupVersions },
      reason: 'new team',
    });
    expect(await verifyAudit(world.deps, 'ORG')).toMatchObject({ valid: true });
  });

  it('commits nothing when nothing changed, so a repeat is harmless', async () => {
    const world = await createWorld();
    const changes = { email: 'new@example.com', disabled: true };
    const first = await change(world, changes);
    const before = world.store.all();
    world.now += 60;
    expect(await change(world, changes)).toEqual(first);
    expect(world.store.all()).toEqual(before);
  });

  it('keeps nobody’s mailbox confirmed who has another one, and counts nobody before it answers', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    world.now += 60;
    const moved = await change(world, { email: 'new@example.com' });
    expect(moved).toMatchObject({ confirmed: false, mailboxSince: T0 + 60 });
    expect(await refusalOf(requestedWindow(world))).toBe('too-few-approvers');
    await confirmPerson(world.deps, { personId: 'ben', email: 'new@example.com' }, admin);
    expect((await requestedWindow(world)).status).toBe('requested');
  });

  it('closes the links that were mailed to another address', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    const secretOf = await askApprovers(world, window);
    world.now += 60;
    await change(world, { email: 'new@example.com' });
    await confirmPerson(world.deps, { personId: 'ben' }, admin);
    const link = { subjectId: window.windowId, approverId: 'ben', secret: secretOf('ben') };
    expect(await refusalOf(openLink(world.deps, link))).toBe('link-superseded');
  });

  it.each([
    ['the group that votes is left', { groups: [] }],
    ['a person of it is disabled', { disabled: true }],
    ['a person of it is an approver no more', { approver: false }],
    ['a mailbox of it is replaced', { email: 'new@example.com' }],
  ])('leaves no request to be made that nobody can approve: %s', async (_, changes) => {
    const world = await createWorld({ approvers: { people: [], groups: ['dba'] } });
    expect(await refusalOf(requestedWindow(world))).toBe('too-few-approvers');
    await change(world, { groups: ['dba'] });
    await cancelWindow(world.deps, await requestedWindow(world), as('rita'));
    await change(world, changes);
    expect(await refusalOf(requestedWindow(world))).toBe('too-few-approvers');
  });

  it('has who voted stay a voter when principals change', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ben'));
    await change(world, { principals: ['arn:aws:iam::123456789012:user/ben-elsewhere'] });
    expect((await approveWindow(world.deps, { windowId }, as('ana'))).status).toBe('approved');
  });

  it('takes no principal that no caller can be', async () => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(change(world, { principals: [as('ben').principal, 'foo'] }))).toBe('malformed');
    expect(world.store.all()).toEqual(before);
  });

  it('refuses the address or a principal of somebody else, and changes nothing', async () => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(change(world, { email: 'ANA@example.com' }))).toBe('approver-exists');
    expect(await refusalOf(change(world, { principals: [as('robot').principal] }))).toBe('approver-exists');
    expect(await refusalOf(change(world, { groups: ['No'] }))).toBe('malformed');
    expect(await refusalOf(change(world, { personId: 'dan' }))).toBe('unknown-approver');
    expect(world.store.all()).toEqual(before);
  });

  it('refuses to decide on a directory that was changed since it was read', async () => {
    const world = await createWorld();
    const { version } = await getDirectory(world.deps);
    await change(world, { name: 'Benjamin', ifVersion: version });
    expect(await refusalOf(change(world, { name: 'Benny', ifVersion: version }))).toBe('stale-version');
  });

  it('loses no change when two administrators change people at once', async () => {
    const world = await createWorld();
    await Promise.all([change(world, { name: 'Benjamin' }), change(world, { personId: 'ana', name: 'Anna' })]);
    const { people } = await getDirectory(world.deps);
    expect(people.map(({ name }) => name)).toEqual(['Anna', 'Benjamin', 'cy', 'rita']);
  });
});

it('a vote counts or its voter is disabled first, whichever the database saw first', async () => {
  for (let round = 0; round < 20; round++) {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const [vote, disabled] = await Promise.allSettled([
      approveWindow(world.deps, { windowId }, as('ben')),
      change(world, { disabled: true }),
    ]);
    expect(disabled).toMatchObject({ status: 'fulfilled', value: { disabled: true } });
    const won = vote.status === 'fulfilled' ? vote.value : { code: vote.reason.code };
    expect([{ status: 'approved' }, { code: 'not-an-approver' }]).toContainEqual(
      'code' in won ? won : { status: won.status },
    );
  }
});

describe('somebody whom an open question needs', () => {
  const onlyBen = { approvers: { people: ['ben'], groups: [] } };
  const windowIds = ({ windowId }: { windowId: string }) => ({ windowIds: [windowId], proposalIds: [] });
  const proposalIds = ({ proposalId }: { proposalId: string }) => ({ windowIds: [], proposalIds: [proposalId] });

  const asked: [string, (world: World) => Promise<object>][] = [
    ['request', async (world) => windowIds(await requestedWindow(world))],
    ['amendment', async (world) => windowIds(await givenAmended(world))],
    ['emergency', async (world) => windowIds(await givenEmergency(world))],
    ['policy', async (world) => proposalIds(await policyProposal(world, { requireLogin: true }))],
    ['template', async (world) => proposalIds(await templateProposal(world))],
  ];

  it.each(asked)('is neither disabled, demoted, moved nor removed before the %s is decided', async (_, ask) => {
    const world = await createWorld(onlyBen);
    const details = await ask(world);
    const before = world.store.all();
    for (const changes of [{ disabled: true }, { approver: false }, { email: 'new@example.com' }]) {
      expect(await refusedBy(change(world, changes))).toMatchObject({ code: 'approver-in-use', details });
    }
    const removal = removePerson(world.deps, { personId: 'ben' }, admin);
    expect(await refusedBy(removal)).toMatchObject({ code: 'approver-in-use', details });
    expect(world.store.all()).toEqual(before);
    expect(await change(world, { name: 'Benjamin' })).toMatchObject({ name: 'Benjamin' });
  });

  it('stays in the group that votes, and comes late for what was asked before a group was joined', async () => {
    const world = await createWorld({ approvers: { people: [], groups: ['dba'] } });
    await change(world, { groups: ['dba'] });
    const window = await requestedWindow(world);
    world.now += 60;
    expect(await refusedBy(change(world, { groups: [] }))).toMatchObject({ details: windowIds(window) });
    expect(await change(world, { groups: ['dba', 'ops'] })).toMatchObject({ approverSince: T0 });
    await change(world, { personId: 'ana', groups: ['dba'] });
    expect(await refusalOf(approveWindow(world.deps, window, as('ana')))).toBe('late-approver');
    expect(await approveWindow(world.deps, window, as('ben'))).toMatchObject({ status: 'approved' });
  });

  it('votes on, put in whatever group, where everybody who approves is asked', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    world.now += 60;
    await change(world, { groups: ['dba'] });
    expect(await approveWindow(world.deps, window, as('ben'))).toMatchObject({ status: 'approved' });
  });

  it('may go once the question is decided, called off or past its deadline', async () => {
    const world = await createWorld(onlyBen);
    const window = await requestedWindow(world);
    world.now = window.decideBy;
    expect(await change(world, { disabled: true })).toMatchObject({ disabled: true });
  });
});

describe('loseConfirmation', () => {
  const lose = (world: World, email = 'ben@example.com') =>
    loseConfirmation(world.deps, { personId: 'ben', email }, admin);

  it('is recorded even where an open question needs the person, and once', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    await requestedWindow(world);
    expect(await lose(world)).toMatchObject({ confirmed: false });
    expect(await lastEntry(world)).toMatchObject({ action: 'lose-confirmation', before: { confirmed: true } });
    const before = world.store.all();
    await lose(world);
    expect(world.store.all()).toEqual(before);
    expect(await refusalOf(requestedWindow(world))).toBe('too-few-approvers');
  });

  it('touches nobody who has another address by now, and no stranger', async () => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await lose(world, 'old@example.com')).toMatchObject({ confirmed: true });
    expect(await refusalOf(loseConfirmation(world.deps, { personId: 'dan', email: 'x' }, admin))).toBe(
      'unknown-approver',
    );
    expect(world.store.all()).toEqual(before);
  });
});

it('a person may be added to groups', async () => {
  const world = await createWorld();
  const dan = { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals: [], groups: ['dba'] };
  expect((await addPerson(world.deps, dan, admin)).person).toMatchObject({ groups: ['dba'] });
});

async function givenAmended(world: World) {
  const { windowId } = await requestedWindow(world);
  const { revision } = await approveWindow(world.deps, { windowId }, as('ben'));
  world.now = T0 + hour;
  await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
  return editWindow(world.deps, { windowId, endsAt: instantText(T0 + 3 * hour), reason: 'slow' }, as('rita'));
}

const givenEmergency = ({ deps }: World) =>
  startEmergency(deps, { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30 }, as('rita'));
