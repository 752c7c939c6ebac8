import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminApi, Answer } from '../../bin/admin-api/client';
import type { Endpoints } from '../announce';
import { apiAs } from './client';
import { awaitMail, awaitVotingMail, voteOnPage } from './mailbox';
import type { Narrator } from './narrator';
import { Poller } from './poller';
import { expectNotice } from './public-notices';
import type { Scene } from './scene';

const latenessLimitMs = 100;
/** The time from the request to the start: enough for the approval flow, the mail and the vote. */
const leadSeconds = 4;

/** Dana may request and is a confirmed approver, but her vote on her own request is refused. */
export async function refusalStory({ narrator, directory, endpoints }: Scene): Promise<void> {
  narrator.heading('Nobody approves their own request');
  const dana = await apiAs('admin', directory);
  await addDana(dana, endpoints);
  const requested = await request(dana, { mode: 'full', seconds: 60, leadSeconds: 3600, reason: 'Should be refused' });
  const vote = await dana.post(`/v1/windows/${requested.windowId}/approve`, { planVersion: 1 });
  narrator.expect(vote.body.code === 'self-approval', `Dana approves her own request: ${said(vote)}`);
  const ana = await apiAs('approver-ana', directory);
  const rejected = await ana.post(`/v1/windows/${requested.windowId}/reject`, { reason: 'Not today', planVersion: 1 });
  narrator.expect(
    rejected.body.status === 'rejected',
    `Ana rejects it through the signed API: ${rejected.body.status}`,
  );
}

async function addDana(admin: AdminApi, { mailbox, accountId }: Endpoints): Promise<void> {
  const principals = [`arn:aws:iam::${accountId}:user/admin`];
  const person = { personId: 'dana', name: 'Dana', email: 'dana@example.com', principals, approver: true };
  const added = await admin.post('/v1/people', person);
  if (added.status !== 201) throw new Error(`adding Dana was refused: ${said(added)}`);
  const mail = await awaitMail(mailbox, person.email, /Token=/);
  const token = mail.text.match(/Token=([^&\s]+)/)?.[1];
  const confirmed = await admin.post('/v1/people/dana/confirm', { token });
  if (confirmed.status !== 200) throw new Error(`confirming Dana was refused: ${said(confirmed)}`);
}

export async function fullStory(scene: Scene): Promise<void> {
  const { narrator, endpoints } = scene;
  narrator.heading('A full window of 10 seconds: 200 → 503 → 200');
  const poller = new Poller(`${endpoints.site}/`);
  const window = await requestAndApprove(scene, { mode: 'full', seconds: 10, reason: 'Database upgrade' });
  await expectNotice(scene, 'Maintenance scheduled');
  await until(window.endsAt + 1000);
  await poller.stop();
  tellFlips(narrator, poller, window, [200, 503, 200]);
  const refused = poller.samples.find((sample) => sample.status === 503);
  narrator.expect(Number(refused?.retryAfter) >= 1, `the first 503 says Retry-After: ${refused?.retryAfter}`);
  await tellOutcome(scene, window.windowId);
  if (isRecorded()) await expectNotice(scene, 'Maintenance has ended');
}

export async function readOnlyStory(scene: Scene): Promise<void> {
  const { narrator, endpoints } = scene;
  narrator.heading('A read-only window of 6 seconds: GET stays 200, POST 200 → 403 → 200');
  const reads = new Poller(`${endpoints.site}/`);
  const writes = new Poller(`${endpoints.site}/orders`, { method: 'POST', body: '{}' });
  const window = await requestAndApprove(scene, { mode: 'read-only', seconds: 6, reason: 'Copying orders' });
  await until(window.endsAt + 1000);
  await Promise.all([reads.stop(), writes.stop()]);
  narrator.expect(
    reads.samples.every((sample) => sample.status === 200),
    `all ${reads.samples.length} GETs were answered 200`,
  );
  tellFlips(narrator, writes, window, [200, 403, 200]);
  await tellOutcome(scene, window.windowId);
}

export async function auditStory({ narrator, directory }: Scene): Promise<void> {
  narrator.heading('Everything is recorded in the audit chain');
  const viewer = await apiAs('viewer', directory);
  const audit = await viewer.get('/v1/audit?siteId=demo&limit=50');
  const entries = audit.body.items as {
    seq: number;
    action: string;
    actor: { personId?: string; principal: string };
  }[];
  for (const entry of entries) {
    narrator.say(`#${entry.seq} ${entry.action} by ${entry.actor.personId ?? entry.actor.principal}`);
  }
  const verdict = await viewer.get('/v1/audit/verify?siteId=demo');
  narrator.expect(
    verdict.body.valid === true && verdict.body.complete === true,
    `the chain of ${verdict.body.entries} entries verifies`,
  );
}

interface Wish {
  readonly mode: 'full' | 'read-only';
  readonly seconds: number;
  readonly reason: string;
  readonly leadSeconds?: number;
}

/** A requested window; times in epoch milliseconds. */
interface Requested {
  readonly windowId: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

async function request(rita: AdminApi, wish: Wish): Promise<Requested> {
  const startsAt = (Math.ceil(Date.now() / 1000) + (wish.leadSeconds ?? leadSeconds)) * 1000;
  const endsAt = startsAt + wish.seconds * 1000;
  const answer = await rita.post('/v1/windows', {
    siteId: 'demo',
    mode: wish.mode,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    reason: wish.reason,
  });
  if (answer.status !== 201) throw new Error(`the request was refused: ${said(answer)}`);
  return { windowId: String(answer.body.windowId), startsAt, endsAt };
}

async function requestAndApprove(scene: Scene, wish: Wish): Promise<Requested> {
  const { narrator, directory, endpoints } = scene;
  const window = await request(await apiAs('requester', directory), wish);
  narrator.say(`Rita requests ${window.windowId}, starting ${new Date(window.startsAt).toISOString()}`);
  const voting = await awaitVotingMail(endpoints.mailbox, 'ana@example.com', window.windowId);
  narrator.say(`mail to Ana: “${voting.mail.subject}”, with a link and a code`);
  const vote = await voteOnPage(voting, 'approve');
  narrator.expect(vote.status === 200, 'Ana approves on the confirm page with the code from her mail');
  const again = await voteOnPage(voting, 'approve');
  narrator.expect(again.status >= 400, `the used link is refused: ${again.status}`);
  return window;
}

function tellFlips(narrator: Narrator, poller: Poller, window: Requested, expected: readonly number[]): void {
  const changes = poller.changes();
  const seen = [poller.samples[0]?.status, ...changes.map((change) => change.to)];
  narrator.expect(
    seen.join() === expected.join(),
    `a client asking every 50 ms saw ${seen.join(' → ')} in ${poller.samples.length} answers`,
  );
  for (const [index, [name, at]] of [['start', window.startsAt] as const, ['end', window.endsAt] as const].entries()) {
    const late = Math.round((changes[index]?.at ?? Number.NaN) - at);
    narrator.expect(
      late >= -1 && late <= latenessLimitMs,
      `the ${name} was seen ${late} ms late (limit ${latenessLimitMs} ms)`,
    );
  }
}

const isRecorded = (): boolean => !process.argv.includes('--disable-schedules');

/** Flips are recorded by the scheduler; with `--disable-schedules` nothing records them, and the status is late. */
async function tellOutcome({ narrator, directory }: Scene, windowId: string): Promise<void> {
  const viewer = await apiAs('viewer', directory);
  const status = async () => (await viewer.get(`/v1/windows/${windowId}`)).body.status;
  if (!isRecorded()) {
    narrator.say(`recorded status: ${await status()} (no scheduler records flips)`);
    return;
  }
  const deadline = Date.now() + 5000;
  while ((await status()) !== 'completed' && Date.now() < deadline) await sleep(100);
  const recorded = await status();
  narrator.expect(recorded === 'completed', `recorded status: ${recorded}`);
}

const said = (answer: Answer): string =>
  `${answer.status} ${answer.body.code ?? ''} ${answer.body.detail ?? answer.body.message ?? ''}`;

const until = (instant: number): Promise<void> => sleep(Math.max(0, instant - Date.now()));
