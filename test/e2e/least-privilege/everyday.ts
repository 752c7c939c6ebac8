import { routes } from '../../../lambdas/http/routes';
import { profileNames } from '../../../local/aws/iam/profiles';
import { awaitMail, awaitVotingMail, voteOnPage } from '../../../local/tour/mailbox';
import { lettersIn } from '../approvals/people';
import { eventually, type Stage, until, windowBody } from '../harness';
import { questions } from './questions';

/** All that people do with Quiesce, each story on a site of its own, so that they can go on at the same time. */
export async function everyday(stage: Stage): Promise<void> {
  const smouldering = await burning(stage);
  await Promise.all([siteLife(stage), personLife(stage), rejected(stage), cancelled(stage), mistyped(stage)]);
  await clicked(stage);
  await questions(stage);
  // Alone, or others would wait for what the gateway lets through.
  await everyRoute(stage);
  // Those that run against the clock come when all functions are warm.
  await Promise.all([windowLife(stage), expired(stage), ended(stage)]);
  await stage.untilStatus(smouldering, 'completed', 90_000);
}

/** The shortest emergency, which nobody ratifies and which ends by itself, so that people are mailed about its end. */
async function burning(stage: Stage): Promise<string> {
  await stage.createSite('smouldering', {});
  const body = { mode: 'full', reason: 'Smoke in the server room', durationMinutes: 1 };
  const breakglass = await stage.api('breakglass');
  return String((await breakglass.post('/v1/sites/smouldering/emergency', body)).body.windowId);
}

/**
 * Every signed route as every profile. Most are refused for what they say; who may call was decided before, unless there were
 * too many calls to decide.
 */
async function everyRoute(stage: Stage): Promise<void> {
  for (const profile of profileNames) {
    const api = await stage.api(profile);
    for (const key of Object.keys(routes)) {
      const [method = '', path = ''] = key.split(' ');
      const call = () => api.call(path.replace(/\{[^}]+\}/g, 'none'), { method });
      if (path.startsWith('/v1/')) await eventually(call, ({ status }) => status !== 429);
    }
  }
}

async function siteLife(stage: Stage): Promise<void> {
  const admin = await stage.api('admin');
  const hostnames = ['one.localhost', 'two.localhost'];
  await admin.post('/v1/sites', { siteId: 'shortlived', hostnames }, { 'idempotency-key': 'site' });
  await admin.call('/v1/sites/shortlived', {
    method: 'PUT',
    body: { hostnames: ['two.localhost', 'three.localhost'] },
  });
  await stage.untilPublished('shortlived');
  await admin.call('/v1/sites/shortlived', { method: 'DELETE' });
}

async function personLife(stage: Stage): Promise<void> {
  const admin = await stage.api('admin');
  const person = { approverId: 'cleo', name: 'Cleo', email: 'cleo@example.com', principals: [], approver: false };
  await admin.post('/v1/approvers', person, { 'idempotency-key': 'person' });
  const mail = await awaitMail(stage.endpoints.mailbox, person.email, /Token=/);
  await admin.post('/v1/approvers/cleo/confirm', { token: mail.text.match(/Token=([^&\s]+)/)?.[1] });
  await admin.call('/v1/approvers/cleo', { method: 'DELETE' });
}

/** Somebody follows the link of the confirmation mail, so their mailbox is looked at before they are asked. */
async function clicked(stage: Stage): Promise<void> {
  const admin = await stage.api('admin');
  const person = { personId: 'gil', name: 'Gil', email: 'gil@example.com', principals: [], approver: true };
  await admin.post('/v1/people', person);
  const mail = await awaitMail(stage.endpoints.mailbox, person.email, /confirmation\.html/);
  await fetch(String(mail.text.split(/\s+/).find((word) => /^http.*confirmation\.html/.test(word))));
  await admin.post('/v1/people/gil/confirm', {});
  await stage.createSite('picky', { approvers: { people: ['gil'], groups: [] } });
  await stage.requestWindow({ siteId: 'picky' });
}

/** From the request to the flips, which the near-boundary queue delivers; and what viewers look at. */
async function windowLife(stage: Stage): Promise<void> {
  await stage.createSite('busy', {});
  const { windowId } = await stage.requestWindow({ siteId: 'busy', inSeconds: 10, seconds: 2 });
  await fetch((await awaitVotingMail(stage.endpoints.mailbox, 'ana@example.com', windowId)).link);
  await stage.vote('ana', windowId);
  await stage.untilStatus(windowId, 'completed', 30_000);
  const viewer = await stage.api('viewer');
  for (const query of ['siteId=busy', 'status=completed', 'limit=1']) await viewer.get(`/v1/windows?${query}`);
  for (const what of ['audit', 'audit/export', 'audit/verify']) await viewer.get(`/v1/${what}?siteId=busy`);
  await viewer.get('/v1/sites/busy/status');
  await viewer.get(`/v1/windows/${windowId}/evidence`);
}

/** By a signed vote, on a request that is repeated. */
async function rejected(stage: Stage): Promise<void> {
  await stage.createSite('unwanted', {});
  const requester = await stage.api('requester');
  const headers = { 'idempotency-key': 'window' };
  const body = windowBody({ siteId: 'unwanted' });
  const { windowId } = (await requester.post('/v1/windows', body, headers)).body;
  await requester.post('/v1/windows', body, headers);
  await awaitVotingMail(stage.endpoints.mailbox, 'ana@example.com', String(windowId));
  await (await stage.api('approver-ana')).post(`/v1/windows/${windowId}/reject`, {
    reason: 'Not today',
    planVersion: 1,
  });
  await awaitMail(stage.endpoints.mailbox, 'rita@example.com', new RegExp(String(windowId)));
}

async function expired(stage: Stage): Promise<void> {
  await stage.createSite('forgotten', {});
  const { windowId } = await stage.requestWindow({ siteId: 'forgotten', inSeconds: 4 });
  await stage.untilStatus(windowId, 'expired');
  await awaitMail(stage.endpoints.mailbox, 'rita@example.com', new RegExp(windowId));
}

async function cancelled(stage: Stage): Promise<void> {
  await stage.createSite('undecided', {});
  const requester = await stage.api('requester');
  for (const decided of [false, true]) {
    const { windowId } = await stage.requestWindow({ siteId: 'undecided' });
    if (decided) await stage.vote('ben', windowId);
    await requester.post(`/v1/windows/${windowId}/cancel`, { reason: 'Not needed' });
    await stage.untilStatus(windowId, 'cancelled');
  }
}

async function ended(stage: Stage): Promise<void> {
  await stage.createSite('lucky', {});
  const window = await stage.requestWindow({ siteId: 'lucky', inSeconds: 10 });
  await stage.vote('ana', window.windowId);
  await until(window.startsAt);
  await stage.untilStatus(window.windowId, 'active');
  await (await stage.api('requester')).post(`/v1/windows/${window.windowId}/end`);
}

/** Five wrong codes lock the code; the letters of the mail still vote. */
async function mistyped(stage: Stage): Promise<void> {
  await stage.createSite('clumsy', {});
  const { windowId } = await stage.requestWindow({ siteId: 'clumsy' });
  const ask = () => awaitVotingMail(stage.endpoints.mailbox, 'ana@example.com', windowId);
  const first = await ask();
  const code = first.code === '000000' ? '000001' : '000000';
  for (let attempt = 0; attempt < 5; attempt++) await voteOnPage({ ...first, code }, 'approve');
  const letters = await lettersIn(stage.endpoints.mailbox, first.link);
  await voteOnPage({ ...first, code: letters }, 'approve');
}
