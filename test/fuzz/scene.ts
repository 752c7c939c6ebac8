import { expireQuestion } from '../../lambdas/commands/voting/expire-question';
import { flipWindow } from '../../lambdas/commands/window/flip-window';
import { instantText } from '../../lambdas/domain/local-time';
import { openVersion } from '../../lambdas/domain/voting/window-votes';
import { endOf, type Window } from '../../lambdas/domain/window/window';
import type { Fuzzed } from './fuzzed';
import type { Sender } from './wishes';

const hour = 3600;
const arnOf = (profile: Sender) => `arn:aws:iam::123456789012:user/${profile}`;

const policy = {
  leadTimeSeconds: 0,
  maximumDurationSeconds: 7 * 24 * hour,
  overrunSeconds: 600,
  emergency: { maximumDurationSeconds: 2 * hour, ratifyWithinSeconds: hour },
};
const template = { name: 'Reindex', mode: 'read-only', maximumDurationSeconds: hour, uses: 5, reason: 'Every week' };

/** People behind the profiles; two sites; windows and proposals in every state that they can be in; links in mails. */
export async function setScene(fuzzed: Fuzzed): Promise<void> {
  await people(fuzzed);
  const change = { policy: { ...policy, veto: false }, reason: 'Longer' };
  const { proposal } = await fuzzed.must('admin', 'PATCH', '/v1/sites/shop', change);
  await approve(fuzzed, 'proposals', String(Object(proposal).proposalId));
  const hostnames = ['demo.example', 'www.demo.example'];
  await fuzzed.must('admin', 'POST', '/v1/sites', {
    siteId: 'demo',
    hostnames,
    policy: { ...policy, approvalsRequired: 2 },
  });
  await fuzzed.must('admin', 'POST', '/v1/machines', {
    machineId: 'robot',
    ownerId: 'ana',
    principals: [arnOf('viewer')],
  });
  await proposals(fuzzed);
  for (const seq of [1, 2, 3]) fuzzed.known.add('eventId', `quiesce/shop/${seq}`);
  for (const [index, siteId] of ['shop', 'demo'].entries()) await windows(fuzzed, siteId, index);
  await mail(fuzzed);
}

async function people(fuzzed: Fuzzed): Promise<void> {
  const profiles = { ana: 'approver-ana', ben: 'approver-ben', rita: 'requester' } as const;
  for (const [personId, profile] of Object.entries(profiles)) {
    await fuzzed.must('admin', 'PATCH', `/v1/people/${personId}`, { principals: [arnOf(profile)] });
  }
  for (const [personId, profile] of [
    ['ada', 'admin'],
    ['bea', 'breakglass'],
  ] as const) {
    const body = { personId, name: personId, email: `${personId}@example.com`, approver: personId === 'ada' };
    await fuzzed.must('admin', 'POST', '/v1/people', { ...body, principals: [arnOf(profile)], groups: ['crew'] });
    await fuzzed.service.follow(personId);
  }
}

async function proposals(fuzzed: Fuzzed): Promise<void> {
  const expiresAt = instantText(fuzzed.service.now + 30 * 24 * hour);
  const path = '/v1/sites/shop/templates';
  const made = await fuzzed.must('requester', 'POST', path, { ...template, expiresAt });
  await approve(fuzzed, 'proposals', String(made.proposalId));
  const revoked = await fuzzed.must('requester', 'POST', path, { ...template, name: 'Old', expiresAt });
  await fuzzed.must('requester', 'POST', `/v1/proposals/${revoked.proposalId}/cancel`, {});
  await fuzzed.must('requester', 'POST', path, { ...template, name: 'Open', expiresAt });
}

async function windows(fuzzed: Fuzzed, siteId: string, index: number): Promise<void> {
  const ask = async (inHours: number, more: object = {}): Promise<string> => {
    const startsAt = fuzzed.service.now + inHours * hour;
    const times = { startsAt: instantText(startsAt), endsAt: instantText(startsAt + hour / 2) };
    const body = { siteId, mode: 'full', reason: 'Database upgrade', ...times, ...more };
    return String((await fuzzed.must('requester', 'POST', '/v1/windows', body)).windowId);
  };
  const votes = index + 1;
  const over = await ask(1);
  await approve(fuzzed, 'windows', over, votes);
  await pass(fuzzed, hour + 60);
  await fuzzed.must('requester', 'POST', `/v1/windows/${over}/end`, {});
  const active = await ask(1, { mode: 'read-only' });
  await approve(fuzzed, 'windows', active, votes);
  await pass(fuzzed, hour + 60);
  await approve(fuzzed, 'windows', await ask(3), votes);
  const edited = await ask(5, { paths: ['/orders'] });
  await approve(fuzzed, 'windows', edited, votes);
  await fuzzed.must('requester', 'PATCH', `/v1/windows/${edited}`, { mode: 'read-only' });
  const gone = await ask(7);
  await fuzzed.must('requester', 'POST', `/v1/windows/${gone}/cancel`, {});
  const refused = await ask(7);
  for (const who of ['approver-ana', 'approver-ben', 'admin'] as const) {
    const sent = { ...(await questionOf(fuzzed, `/v1/windows/${refused}`)), reason: 'Not today' };
    await fuzzed.must(who, 'POST', `/v1/windows/${refused}/reject`, sent).catch(() => {});
  }
  const notAfter = instantText(fuzzed.service.now + 9 * hour);
  await ask(9, { startsAt: 'on-approval', notAfter, endsAt: undefined, durationMinutes: 20 });
  await ask(11);
  const emergency = { mode: 'full', reason: 'Charges twice', durationMinutes: 30 };
  await fuzzed.must('breakglass', 'POST', `/v1/sites/${siteId}/emergency`, emergency);
}

/** What a vote is about, as the page of the question says. */
export async function questionOf(fuzzed: Fuzzed, path: string) {
  const { digest, planVersion, amendment } = await fuzzed.must('viewer', 'GET', path);
  const open = Object(amendment) as { digest?: string; planVersion?: number; decided?: object };
  const asked = open.digest !== undefined && open.decided === undefined ? open : { digest, planVersion };
  return { digest: String(asked.digest), planVersion: Number(asked.planVersion) };
}

async function approve(fuzzed: Fuzzed, kind: string, id: string, votes = 1): Promise<void> {
  for (const who of (['approver-ana', 'approver-ben'] as const).slice(0, votes)) {
    await fuzzed.must(who, 'POST', `/v1/${kind}/${id}/approve`, await questionOf(fuzzed, `/v1/${kind}/${id}`));
  }
}

/** All windows and proposals that are known, read at once. */
async function standing({ service, known }: Fuzzed) {
  const windows = known.all('windowId').map((windowId) => ({ kind: 'window', windowId }) as const);
  const proposals = known.all('proposalId').map((proposalId) => ({ kind: 'proposal', proposalId }) as const);
  const snapshot = await service.store.load([...windows, ...proposals]);
  return {
    windows: windows.flatMap(({ windowId }) => snapshot.window(windowId) ?? []),
    proposals: proposals.flatMap(({ proposalId }) => snapshot.proposal(proposalId) ?? []),
  };
}

/** Time goes by, and the timers do their work, each of them twice. @param seconds from now */
export async function pass(fuzzed: Fuzzed, seconds: number): Promise<void> {
  const { service } = fuzzed;
  service.now += seconds;
  const { windows, proposals } = await standing(fuzzed);
  for (const window of windows) await timersOf(fuzzed, window);
  const overdue = proposals.filter(({ status, decideBy }) => status === 'requested' && decideBy <= service.now);
  for (const { proposalId, planVersion } of overdue)
    await expireQuestion(service.deps, { subjectId: proposalId, planVersion });
}

async function timersOf({ service: { deps, now } }: Fuzzed, window: Window): Promise<void> {
  const { windowId, revision, lastPlanVersion, status, plan, decideBy, amendment } = window;
  const flip = (boundary: 'start' | 'end') => flipWindow(deps, { windowId, revision, boundary });
  if (status === 'approved' && plan.startsAt <= now) await Promise.all([flip('start'), flip('start')]);
  if ((status === 'approved' || status === 'active') && endOf(window) <= now) await flip('end').then(() => flip('end'));
  if (openVersion(window) !== undefined && (amendment?.decideBy ?? decideBy) <= now)
    await expireQuestion(deps, { subjectId: windowId, planVersion: lastPlanVersion });
}

/** Mails a voting link to Ana and Ben for every question that is open and was not mailed. */
export async function mail(fuzzed: Fuzzed): Promise<void> {
  const { windows, proposals } = await standing(fuzzed);
  const open = windows.map((window) => [window.windowId, openVersion(window)] as const);
  const asked = proposals.map(
    (one) => [one.proposalId, one.status === 'requested' ? one.planVersion : undefined] as const,
  );
  for (const [id, planVersion] of [...open, ...asked]) {
    const question = `${id} ${planVersion}`;
    if (planVersion === undefined || fuzzed.mailed.has(question)) continue;
    fuzzed.mailed.add(question);
    for (const who of ['ana', 'ben']) {
      fuzzed.known.add('token', (await fuzzed.service.mailedLink(id, who, planVersion)).token);
    }
  }
}
