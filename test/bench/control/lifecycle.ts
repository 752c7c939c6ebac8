import type { AdminApi, Answer } from '../../../bin/admin-api/client';
import type { BenchMachine } from '../machine/machine';

/** Calls one command, and does with its time what the benchmark does. */
export type Measure = (command: Command, call: () => Promise<Answer>) => Promise<Answer>;

/** A command of the Admin API, and whether the edge is published before it answers. */
export interface Command {
  readonly name: string;
  readonly publishes: boolean;
}

const quiet = (name: string): Command => ({ name, publishes: false });
const publishing = (name: string): Command => ({ name, publishes: true });

const DAY_MS = 86_400_000;
const policy = { approvalsRequired: 1, leadTimeSeconds: 0 };

/** One site from its creation to its deletion, with every command that its people usually call. */
export async function lifecycle(machine: BenchMachine, siteId: string, measure: Measure): Promise<void> {
  const [admin, requester, ana, breakglass] = await Promise.all(
    ['admin', 'requester', 'approver-ana', 'breakglass'].map((profile) => machine.api(profile)),
  );
  if (!admin || !requester || !ana || !breakglass) throw new Error('The machine has no such profiles');
  const site = { hostnames: [`${siteId}.localhost`], timeZone: 'UTC' };
  await measure(quiet('create a site'), () => admin.post('/v1/sites', { siteId, ...site, policy }));
  await plannedWindow(siteId, { requester, ana }, measure);
  await emergency(siteId, { breakglass, ana }, measure);
  await templates(siteId, { requester, ana }, measure);
  const settings = { ...site, policy, retryAfterMaximumSeconds: 600 };
  const { headers } = await admin.get(`/v1/sites/${siteId}`);
  await measure(quiet('change a site'), () => withEtag(admin, 'PUT', `/v1/sites/${siteId}`, settings, headers));
  await measure(quiet('delete a site'), () => admin.call(`/v1/sites/${siteId}`, { method: 'DELETE' }));
}

interface People {
  readonly requester: AdminApi;
  readonly ana: AdminApi;
}

async function plannedWindow(siteId: string, { requester, ana }: People, measure: Measure): Promise<void> {
  const requested = await measure(quiet('request a window'), () =>
    requester.post('/v1/windows', { siteId, mode: 'full', reason: 'Upgrade', ...timesIn(1, 1) }),
  );
  const path = `/v1/windows/${requested.body.windowId}`;
  await measure(quiet('comment'), () => requester.post(`${path}/comments`, { text: 'The database team is informed' }));
  const edit = async (hours: number, more = {}) => {
    const { headers } = await requester.get(path);
    return () => withEtag(requester, 'PATCH', path, { endsAt: timesIn(1, hours).endsAt, ...more }, headers);
  };
  await measure(quiet('edit a requested window'), await edit(2));
  await measure(quiet('approve a window'), () => ana.post(`${path}/approve`, { planVersion: 2 }));
  await measure(publishing('edit an approved window'), await edit(3, { replace: true }));
  await measure(quiet('approve a window'), () => ana.post(`${path}/approve`, { planVersion: 3 }));
  await measure(publishing('cancel an approved window'), () => requester.post(`${path}/cancel`, { reason: 'Not now' }));
}

async function emergency(
  siteId: string,
  { breakglass, ana }: { readonly breakglass: AdminApi; readonly ana: AdminApi },
  measure: Measure,
): Promise<void> {
  const body = { mode: 'full', reason: 'Checkout charges twice', durationMinutes: 30 };
  const started = await measure(publishing('start an emergency'), () =>
    breakglass.post(`/v1/sites/${siteId}/emergency`, body),
  );
  const path = `/v1/windows/${started.body.windowId}`;
  await measure(publishing('end a window'), () => breakglass.post(`${path}/end`));
  await measure(quiet('ratify an emergency'), () => ana.post(`${path}/ratify`, { planVersion: 1 }));
}

async function templates(siteId: string, { requester, ana }: People, measure: Measure): Promise<void> {
  const template = {
    name: 'Weekly upgrade',
    mode: 'full',
    maximumDurationSeconds: 3600,
    uses: 10,
    expiresAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
    reason: 'Every Tuesday',
  };
  const proposed = await measure(quiet('propose a template'), () =>
    requester.post(`/v1/sites/${siteId}/templates`, template),
  );
  const { proposalId: templateId } = proposed.body;
  await measure(quiet('approve a proposal'), () => ana.post(`/v1/proposals/${templateId}/approve`, { planVersion: 1 }));
  const made = await measure(quiet('make a window from a template'), () =>
    requester.post('/v1/windows', { siteId, templateId, mode: 'full', reason: 'Upgrade', ...timesIn(2, 1) }),
  );
  await requester.post(`/v1/windows/${made.body.windowId}/cancel`, { reason: 'Measured' });
}

function timesIn(days: number, hours: number) {
  const start = Date.now() + days * DAY_MS;
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + hours * 3_600_000).toISOString() };
}

function withEtag(api: AdminApi, method: string, path: string, body: object, headers: Headers): Promise<Answer> {
  return api.call(path, { method, body, headers: { 'if-match': headers.get('etag') ?? '' } });
}
