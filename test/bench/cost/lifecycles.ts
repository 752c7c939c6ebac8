import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminApi, Answer } from '../../../bin/admin-api/client';
import { awaitVotingMail, voteOnPage } from '../../../local/tour/mailbox';
import type { BenchMachine } from '../machine/machine';

const day = 86_400;

/** A person asks for a window by the API, two approvers get a mail, one opens the link and approves; it starts and ends. */
export async function window(machine: BenchMachine): Promise<void> {
  const { windowId, endsAt } = await request(machine, { inSeconds: 8, seconds: 3 });
  const mail = await awaitVotingMail(machine.endpoints.mailbox, 'ana@example.com', windowId);
  await (await fetch(mail.link)).text();
  const { status } = await voteOnPage(mail, 'approve');
  if (status !== 200) throw new Error(`The vote was answered ${status}`);
  await sleep(Math.max(0, endsAt - Date.now()));
  await untilStatus(machine, windowId, 'completed');
}

/** What {@link edit} edits. */
export async function approvedWindow(machine: BenchMachine): Promise<string> {
  const { windowId } = await request(machine, { inSeconds: day, seconds: 3600 });
  await approve(machine, windowId, 1);
  return windowId;
}

/** A longer plan for an approved window, approved through the API. */
export async function edit(machine: BenchMachine, windowId: string): Promise<void> {
  const requester = await machine.api('requester');
  const endsAt = new Date(Date.now() + (day + 7200) * 1000).toISOString();
  const { headers } = expectStatus(200, await requester.get(`/v1/windows/${windowId}`));
  const call = { method: 'PATCH', body: { endsAt }, headers: { 'if-match': headers.get('etag') ?? '' } };
  expectStatus(200, await requester.call(`/v1/windows/${windowId}`, call));
  await approve(machine, windowId, 2);
}

/** A site is closed at once, opened again, and the emergency is ratified. */
export async function emergency(machine: BenchMachine): Promise<void> {
  const breakglass = await machine.api('breakglass');
  const body = { mode: 'full', reason: 'Checkout charges twice', durationMinutes: 30 };
  const started = expectStatus(201, await breakglass.post('/v1/sites/demo/emergency', body));
  const path = `/v1/windows/${started.body.windowId}`;
  expectStatus(200, await breakglass.post(`${path}/end`));
  expectStatus(
    200,
    await (await machine.api('approver-ana')).post(`${path}/ratify`, { reason: 'Right', planVersion: 1 }),
  );
}

async function request(machine: BenchMachine, { inSeconds, seconds }: { inSeconds: number; seconds: number }) {
  const startsAt = (Math.ceil(Date.now() / 1000) + inSeconds) * 1000;
  const endsAt = startsAt + seconds * 1000;
  const times = { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
  const body = { siteId: 'demo', mode: 'full', reason: 'Database upgrade', ...times };
  const answer = expectStatus(201, await (await machine.api('requester')).post('/v1/windows', body));
  return { windowId: String(answer.body.windowId), endsAt };
}

async function approve(machine: BenchMachine, windowId: string, planVersion: number): Promise<void> {
  const ana: AdminApi = await machine.api('approver-ana');
  expectStatus(200, await ana.post(`/v1/windows/${windowId}/approve`, { planVersion }));
}

async function untilStatus(machine: BenchMachine, windowId: string, status: string): Promise<void> {
  await machine.untilQuiet();
  const { body } = await (await machine.api('viewer')).get(`/v1/windows/${windowId}`);
  if (body.status !== status) throw new Error(`${windowId} is ${body.status}, not ${status}`);
}

function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status === status) return answer;
  throw new Error(`Answered ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
}
