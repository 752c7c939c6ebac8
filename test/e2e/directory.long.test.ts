import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { loadTemplate } from '../../local/aws/template/load';
import { placeAt } from '../../local/aws/template/place';
import { awaitMail, awaitVotingMail, voteOnPage } from '../../local/tour/mailbox';
import { asRole, templateOf } from './aws';
import { Stage, until } from './harness';

const moved = 'ben@new.example.com';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

describe('a mail address', () => {
  it('is replaced and confirmed by the link of its mail, and gets what is asked from then on; the old link opens nothing', async () => {
    const { windowId } = await stage.requestWindow();
    const old = await awaitVotingMail(stage.endpoints.mailbox, 'ben@example.com', windowId);
    await nextSecond();

    expect(await change('ben', { email: moved })).toMatchObject({ status: 200, body: { confirmed: false } });
    expect((await fetch(old.link)).status).toBe(410);
    // A link minted in the second of the replacement counts as one from before.
    await nextSecond();
    await follow(moved, /confirmation\.html/);
    expect(await check('all')).toMatchObject({ confirmed: 1, failed: 0 });
    expect(await person('ben')).toMatchObject({ email: moved, confirmed: true });
    // As reconcile would two minutes after the first mail: the question is older than the mailbox.
    const ref = { subjectId: windowId, planVersion: 1 };
    expect(await invoke('ReconcilerReconcileRole', 'ApprovalNotifyApprovers', ref)).toEqual({ mailed: 0 });
    expect((await voteOnPage(old, 'approve')).status).toBe(410);
    const signed = await (await stage.api('approver-ben')).post(`/v1/windows/${windowId}/approve`, { planVersion: 1 });
    expect(signed).toMatchObject({ status: 200, body: { status: 'approved' } });

    const next = await stage.requestWindow({ inSeconds: 14_400 });
    const fresh = await awaitVotingMail(stage.endpoints.mailbox, moved, next.windowId);
    expect((await voteOnPage(fresh, 'approve')).status).toBe(200);
    await stage.untilStatus(next.windowId, 'approved');
  }, 60_000);

  it('that unsubscribes is found by the check, counts no more, and is asked until it answers', async () => {
    const { windowId } = await stage.requestWindow({ inSeconds: 7200 });
    await awaitVotingMail(stage.endpoints.mailbox, moved, windowId);
    await follow(moved, /unsubscribe\.html/);

    expect(await check('all')).toMatchObject({ lost: 1, failed: 0 });
    expect(await person('ben')).toMatchObject({ confirmed: false });
    const vote = await (await stage.api('approver-ben')).post(`/v1/windows/${windowId}/approve`, { planVersion: 1 });
    expect(vote).toMatchObject({ status: 409, body: { code: 'not-confirmed' } });

    await follow(moved, /confirmation\.html/);
    expect(await check('all')).toMatchObject({ confirmed: 1 });
    expect(await check('all')).toMatchObject({ confirmed: 0, lost: 0, failed: 0 });
    const { body } = await (await stage.api('viewer')).get('/v1/audit/verify');
    expect(body).toMatchObject({ valid: true });
  }, 60_000);
});

it('a disabled person votes no more; whom an open question needs, only once that is called off', async () => {
  await stage.createSite('solo', { approvers: { people: ['ana'], groups: [] } });
  const { windowId } = await stage.requestWindow({ siteId: 'solo' });
  expect(await change('ana', { disabled: true })).toMatchObject({
    status: 409,
    body: { code: 'approver-in-use', windowIds: expect.arrayContaining([windowId]) },
  });
  await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`);

  expect(await change('ana', { disabled: true })).toMatchObject({ status: 200, body: { disabled: true } });
  await expect(stage.requestWindow({ siteId: 'solo' })).rejects.toThrow('too-few-approvers');
  expect(await change('ana', { disabled: false })).toMatchObject({ status: 200, body: { disabled: false } });
  expect(await stage.requestWindow({ siteId: 'solo' })).toHaveProperty('windowId');
}, 60_000);

it('a machine requests, and its owner can neither vote on that nor gets a mail about it', async () => {
  const admin = await stage.api('admin');
  const principals = [`arn:aws:iam::${stage.endpoints.accountId}:user/admin`];
  const pipeline = { machineId: 'pipeline', ownerId: 'ana', principals };
  expect(await admin.post('/v1/machines', pipeline)).toMatchObject({ status: 201, body: pipeline });
  const startsAt = new Date(Date.now() + 10_800_000).toISOString();
  const endsAt = new Date(Date.now() + 11_400_000).toISOString();
  const plan = { siteId: 'demo', mode: 'full', startsAt, endsAt, reason: 'Deployment 4711' };

  const { body } = await admin.post('/v1/windows', plan);

  const windowId = String(body.windowId);
  await awaitVotingMail(stage.endpoints.mailbox, moved, windowId);
  const vote = async (profile: 'approver-ana' | 'approver-ben') =>
    (await stage.api(profile)).post(`/v1/windows/${windowId}/approve`, { planVersion: 1 });
  expect(await vote('approver-ana')).toMatchObject({ status: 403, body: { code: 'self-approval' } });
  expect(await vote('approver-ben')).toMatchObject({ status: 200, body: { status: 'approved' } });
  const mails = (await (await fetch(`${stage.endpoints.mailbox}/messages`)).json()) as { to: string; text: string }[];
  expect(mails.filter(({ to, text }) => to === 'ana@example.com' && text.includes(windowId))).toEqual([]);
  expect((await admin.call('/v1/machines/pipeline', { method: 'DELETE' })).status).toBe(204);
}, 60_000);

async function change(approverId: string, body: object) {
  return (await stage.api('admin')).call(`/v1/approvers/${approverId}`, { method: 'PATCH', body });
}

async function person(approverId: string) {
  const { body } = await (await stage.api('viewer')).get('/v1/approvers');
  return (body.items as { approverId: string }[]).find((each) => each.approverId === approverId);
}

/** Follows a link of the newest mail to `to` that has one, as anybody with that mail can. */
async function follow(to: string, page: RegExp): Promise<void> {
  const { text } = await awaitMail(stage.endpoints.mailbox, to, page);
  const link = text.split(/\s+/).find((word) => /^http/.test(word) && page.test(word));
  expect((await fetch(String(link))).status).toBe(200);
}

const check = (which: 'all') => invoke('MailboxesSchedulerRole', 'FunctionsApproverDirectory', { check: which });

/** Calls a function in the name of a role that may, and waits for its answer. */
async function invoke(role: string, begins: string, payload: object): Promise<unknown> {
  const place = placeAt(Number(new URL(stage.endpoints.adminApi).port), 'quiesce');
  const functions = loadTemplate(templateOf(stage.directory), place).ofType('AWS::Lambda::Function');
  const FunctionName = functions.find(({ logicalId }) => logicalId.startsWith(begins))?.physicalId;
  const lambda = new LambdaClient(asRole(stage.directory, stage.endpoints.aws, role));
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) }));
  return JSON.parse(Payload?.transformToString() ?? 'null');
}

/** Mails of this second are not older than a change in it. */
const nextSecond = () => until(Math.ceil((Date.now() + 1) / 1000) * 1000);
