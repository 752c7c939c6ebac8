import type { Machine } from './machine';

const sites = [
  { siteId: 'shop', name: 'Harbour Shop', accentColor: '#0a6e5c' },
  { siteId: 'checkout', name: 'Checkout', accentColor: '#7a1fa2' },
  { siteId: 'accounts', name: 'Accounts', accentColor: '#1d4ed8' },
  { siteId: 'search', name: 'Search', accentColor: '#334155' },
];

interface Wish {
  readonly siteId: string;
  readonly mode: 'full' | 'testers-only' | 'read-only';
  /** Hours from now. */
  readonly startsIn: number;
  readonly hours: number;
  readonly reason: string;
  readonly paths?: readonly string[];
  readonly isApproved?: boolean;
}

const wishes: readonly Wish[] = [
  { siteId: 'shop', mode: 'read-only', startsIn: 29, hours: 3, reason: 'Rebuild the search index', isApproved: true },
  { siteId: 'accounts', mode: 'full', startsIn: 52, hours: 4, reason: 'Rotate the signing keys', isApproved: true },
  { siteId: 'search', mode: 'testers-only', startsIn: 78, hours: 8, reason: 'Rehearse the failover', isApproved: true },
  { siteId: 'checkout', mode: 'full', startsIn: 100, hours: 6, reason: 'Change the payment provider', paths: ['/pay'] },
  { siteId: 'shop', mode: 'full', startsIn: 126, hours: 5, reason: 'Yearly inventory' },
];

/** Sites, windows and an emergency, as on a usual day. @returns the id of a window that one of two has approved */
export async function fillCalendar(machine: Machine): Promise<{ readonly pending: string }> {
  for (const { siteId, ...branding } of sites) {
    const policy = { leadTimeSeconds: 0, approvalsRequired: siteId === 'checkout' ? 2 : 1 };
    const hostnames = [`${siteId}.example.com`];
    await machine.post('admin', '/v1/sites', { siteId, hostnames, timeZone: 'Europe/Paris', branding, policy });
  }
  for (const wish of wishes) await request(machine, wish);
  await machine.post('breakglass', '/v1/sites/accounts/emergency', {
    mode: 'full',
    reason: 'Sign-ins answer with the data of others',
    durationMinutes: 45,
  });
  return { pending: await requestPending(machine) };
}

async function request(machine: Machine, { startsIn, hours, isApproved = false, ...wish }: Wish): Promise<string> {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000 + startsIn) * 3_600_000).toISOString();
  const window = await machine.post('requester', '/v1/windows', { ...wish, startsAt, durationMinutes: hours * 60 });
  const windowId = String(window.windowId);
  if (isApproved) await machine.post('approver-ben', `/v1/windows/${windowId}/approve`, { planVersion: 1 });
  return windowId;
}

/** With a comment and one of two approvals. */
async function requestPending(machine: Machine): Promise<string> {
  const reason = 'Move the ledger to the new region';
  const pending = await request(machine, { siteId: 'checkout', mode: 'read-only', startsIn: 40, hours: 2, reason });
  const path = `/v1/windows/${pending}`;
  await machine.post('approver-ben', `${path}/comments`, { text: 'Is the restore rehearsed?' });
  await machine.post('requester', `${path}/comments`, { text: 'Yes, on Tuesday: 14 minutes.' });
  await machine.post('approver-ben', `${path}/approve`, { planVersion: 1, reason: 'Rehearsed, and at a quiet hour' });
  return pending;
}
