import { awaitMail } from '../../../local/tour/mailbox';
import { type Stage, windowBody } from '../harness';

/** What people vote on besides requests, and what else they do with windows and the directory. */
export async function questions(stage: Stage): Promise<void> {
  await Promise.all([emergency(stage), template(stage), policy(stage), revised(stage), machine(stage), bypass(stage)]);
  await anotherPrincipal(stage);
}

/** Broken twice with one key, ratified by mail, ended by hand. */
async function emergency(stage: Stage): Promise<void> {
  await stage.createSite('burning', {});
  const breakglass = await stage.api('breakglass');
  const body = { mode: 'full', reason: 'Checkout charges twice', durationMinutes: 5 };
  const headers = { 'idempotency-key': 'emergency' };
  const { windowId } = (await breakglass.post('/v1/sites/burning/emergency', body, headers)).body;
  await breakglass.post('/v1/sites/burning/emergency', body, headers);
  await stage.vote('ana', String(windowId));
  await breakglass.post(`/v1/windows/${windowId}/end`, { reason: 'Repaired' });
}

/** Approved by mail, used once, revoked. */
async function template(stage: Stage): Promise<void> {
  await stage.createSite('routine', {});
  const requester = await stage.api('requester');
  const wish = {
    name: 'Nightly',
    mode: 'read-only',
    maximumDurationSeconds: 3600,
    uses: 2,
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    reason: 'Every night the same',
  };
  const { proposalId } = (await requester.post('/v1/sites/routine/templates', wish)).body;
  await stage.vote('ben', String(proposalId));
  const window = windowBody({ siteId: 'routine', mode: 'read-only', more: { templateId: proposalId } });
  await requester.post('/v1/windows', window);
  await requester.post(`/v1/proposals/${proposalId}/cancel`, { reason: 'Twice is enough' });
  const viewer = await stage.api('viewer');
  await viewer.get('/v1/sites/routine/proposals');
  await viewer.get(`/v1/proposals/${proposalId}/attempts`);
}

/** A stricter policy, by a signed vote, and a laxer one that is rejected. */
async function policy(stage: Stage): Promise<void> {
  await stage.createSite('strict', {});
  const admin = await stage.api('admin');
  const ana = await stage.api('approver-ana');
  for (const [approvalsRequired, answer] of [
    [2, 'approve'],
    [1, 'reject'],
  ] as const) {
    const body = { hostnames: ['strict.localhost'], policy: { leadTimeSeconds: 0, approvalsRequired } };
    const { proposal } = (await admin.call('/v1/sites/strict', { method: 'PUT', body })).body;
    const proposalId = Reflect.get(Object(proposal), 'proposalId');
    await ana.post(`/v1/proposals/${proposalId}/${answer}`, { reason: 'As discussed', planVersion: 1 });
  }
}

/** Voted on, taken back, edited, talked about. */
async function revised(stage: Stage): Promise<void> {
  await stage.createSite('revised', { approvalsRequired: 2 });
  const { windowId } = await stage.requestWindow({ siteId: 'revised' });
  const window = `/v1/windows/${windowId}`;
  await stage.vote('ana', windowId);
  await (await stage.api('approver-ana')).post(`${window}/withdraw`, { reason: 'Read again', planVersion: 1 });
  const requester = await stage.api('requester');
  await requester.call(window, { method: 'PATCH', body: { mode: 'read-only' } });
  await requester.post(`${window}/comments`, { text: 'Reading is enough' });
  await (await stage.api('viewer')).get(`${window}/attempts`);
}

async function machine(stage: Stage): Promise<void> {
  const admin = await stage.api('admin');
  const principals = ['arn:aws:iam::111122223333:user/deploy'];
  await admin.post('/v1/machines', { machineId: 'deploy', ownerId: 'ana', name: 'Deployer', principals });
  await admin.call('/v1/machines/deploy', { method: 'DELETE' });
}

/** Secrets go with the site. */
async function bypass(stage: Stage): Promise<void> {
  await stage.createSite('secretive', {});
  const admin = await stage.api('admin');
  await admin.call('/v1/sites/secretive/bypass-header', { method: 'PUT' });
  await (await stage.api('viewer')).get('/v1/explain?url=https://secretive.localhost/');
  await admin.call('/v1/sites/secretive', { method: 'DELETE' });
}

/** Ben is told that he can now vote by another principal, too. */
async function anotherPrincipal(stage: Stage): Promise<void> {
  const user = (name: string) => `arn:aws:iam::${stage.endpoints.accountId}:user/${name}`;
  const principals = [user('approver-ben'), user('ben-on-call')];
  await (await stage.api('admin')).call('/v1/people/ben', { method: 'PATCH', body: { principals } });
  await awaitMail(stage.endpoints.mailbox, 'ben@example.com', /ben-on-call/);
}
