import type { Answer } from '../../../../bin/admin-api/client';
import type { Profile, Stage } from '../../harness';
import { type Ids as Hostile, populate } from '../hostile/populated';

/** What the scenes are about, by what is asked about it. */
export interface Ids extends Hostile {
  /** A window that nobody has voted on. */
  readonly openId: string;
  /** A window that Ana has approved, which is not enough. */
  readonly votedId: string;
  readonly emergencyId: string;
  readonly policyId: string;
  /** A policy that Ana has approved, which is not enough. */
  readonly votedPolicyId: string;
  /** Of an approved template. */
  readonly templateId: string;
}

/** The reason of the window that nobody has voted on. */
export const questioned = 'Move the stock';

/** Something of everything that a dialog asks about. */
export async function populateDialogs(stage: Stage): Promise<Ids> {
  const send = async (profile: Profile, method: 'POST' | 'PATCH' | 'PUT', path: string, body?: object) =>
    succeeded(await (await stage.api(profile)).call(path, { method, ...(body && { body }) }));
  const known = await populate(stage);
  await stage.createSite('pair', { approvalsRequired: 2 });
  const { windowId: openId } = await stage.requestWindow({ inSeconds: 200_000, more: { reason: questioned } });
  const { windowId: votedId } = await stage.requestWindow({ siteId: 'pair', inSeconds: 200_000 });
  await send('approver-ana', 'POST', `/v1/windows/${votedId}/approve`, { planVersion: 1 });
  const wish = { mode: 'full', reason: 'Orders are lost', durationMinutes: 60 };
  const { windowId: emergencyId } = await send('breakglass', 'POST', '/v1/sites/pair/emergency', wish);
  await makePerson(stage, send);
  const policy = { policy: { approvalsRequired: 2 }, reason: 'Two pairs of eyes' };
  const { proposal } = await send('admin', 'PATCH', '/v1/sites/demo', policy);
  await stage.createSite('trio', { approvalsRequired: 2 });
  const votedPolicyId = await voteOnPolicy(send);
  const templateId = await approveTemplate(send);
  await send('admin', 'PUT', '/v1/sites/pair/bypass-header');
  const link = { url: 'https://pair.localhost/', expiresInMinutes: 60 };
  await send('admin', 'POST', '/v1/sites/pair/bypass-links', link);
  const policyId = (proposal as { readonly proposalId: string }).proposalId;
  return { ...known, openId, votedId, emergencyId: String(emergencyId), policyId, votedPolicyId, templateId };
}

type Send = (profile: Profile, method: 'POST' | 'PATCH', path: string, body: object) => Promise<Answer['body']>;

/** Only people propose a policy: the profile `admin` becomes the seeded administrator. */
async function makePerson(stage: Stage, send: Send): Promise<void> {
  const { body } = await (await stage.api('viewer')).get('/v1/people');
  const people = body.items as readonly { readonly personId: string; readonly principals: readonly string[] }[];
  const known = people.find(({ personId }) => personId === 'administrator')?.principals ?? [];
  const principals = [...known, 'arn:aws:iam::123456789012:user/admin'];
  await send('admin', 'PATCH', '/v1/people/administrator', { principals });
}

async function voteOnPolicy(send: Send): Promise<string> {
  const policy = { policy: { approvalsRequired: 1 }, reason: 'One is enough' };
  const { proposal } = await send('admin', 'PATCH', '/v1/sites/trio', policy);
  const { proposalId } = proposal as { readonly proposalId: string };
  await send('approver-ana', 'POST', `/v1/proposals/${proposalId}/approve`, { planVersion: 1 });
  return proposalId;
}

async function approveTemplate(send: Send): Promise<string> {
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const limits = { mode: 'read-only', maximumDurationSeconds: 3600, uses: 5, expiresAt };
  const wish = { name: 'Nightly backup', ...limits, reason: 'Each night' };
  const { proposalId } = await send('requester', 'POST', '/v1/sites/demo/templates', wish);
  await send('approver-ana', 'POST', `/v1/proposals/${proposalId}/approve`, { planVersion: 1 });
  return String(proposalId);
}

/** @throws Error with the refusal */
function succeeded({ status, body }: Answer): Answer['body'] {
  if (status >= 300) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body;
}
