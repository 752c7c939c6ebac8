import { markMailed } from '../commands/mark-mailed';
import { openRequest, type RequestRef } from '../commands/open-request';
import { replaceLink } from '../commands/replace-link';
import type { Directory } from '../domain/directory';
import { mintLink } from '../domain/voting-link';
import type { Window } from '../domain/window';
import { nameOf } from '../services/log';
import type { Mint, MintedSecret } from '../services/mint';
import type { PersonalTopics } from '../services/personal-topics';
import { votingMail } from './approval-mail';
import type { FlowDeps } from './deps';
import { unmailedApprovers } from './unmailed-approvers';

export interface NotifyDeps extends FlowDeps {
  readonly topics: PersonalTopics;
  readonly mint: Mint;
  /** The confirm page, without a query. */
  readonly approvalsUrl: string;
}

/** The state machine knows this name: the request was decided before anybody was asked. */
class RequestSettled extends Error {
  override readonly name = 'RequestSettled';
}

/**
 * Stores the flow's token and asks every approver who was not asked yet. Only hashes are stored, so a link whose mail may
 * not have left is lost: the next call mints another. Two calls at once may mail a person twice, with two links that work.
 * A mail that fails is left to reconcile; it must not end the wait for the others.
 *
 * @throws RequestSettled when there is nothing to ask any more
 */
export async function notifyApprovers(
  deps: NotifyDeps,
  asking: RequestRef & { readonly taskToken?: string | undefined },
): Promise<{ readonly mailed: number }> {
  const { windowId, planVersion, taskToken } = asking;
  const found = await deps.store.load([
    { kind: 'window', windowId },
    { kind: 'approval-request', windowId, planVersion },
    { kind: 'directory' },
  ]);
  const window = found.window(windowId);
  if (!window) return settled(deps, asking);
  const directory = found.directory();
  const unmailed = unmailedApprovers(window, found.request(windowId, planVersion), directory);
  const minted = unmailed.map((approverId) => ({ approverId, minted: deps.mint() }));
  const now = deps.clock();
  const links = minted.map((link) => [link.approverId, mintLink(link.minted.secret, link.minted.code, now)] as const);
  const opened = await openRequest(deps, { windowId, planVersion, taskToken, links: Object.fromEntries(links) });
  if (opened.outcome === 'settled') return settled(deps, asking);
  deps.log('request-opened', { windowId, planVersion, count: minted.length });
  let mailed = 0;
  for (const link of minted) if (await mail(deps, opened.window, directory, link)) mailed += 1;
  return { mailed };
}

function settled({ log }: NotifyDeps, { windowId, planVersion }: RequestRef): never {
  log('request-settled', { windowId, planVersion });
  throw new RequestSettled('The request was decided before this question was asked.');
}

/** A fresh link in place of one burned by wrong codes. Asked twice it mails once, and three times an hour at most. */
export async function remailApprover(
  deps: NotifyDeps,
  { windowId, planVersion, approverId }: RequestRef & { readonly approverId: string },
): Promise<{ readonly mailed: number }> {
  const minted = deps.mint();
  const link = mintLink(minted.secret, minted.code, deps.clock());
  const replaced = await replaceLink(deps, { windowId, planVersion, approverId, link });
  if (replaced.outcome === 'capped') deps.log('remail-capped', { windowId, planVersion, approverId });
  if (replaced.outcome !== 'opened') return { mailed: 0 };
  const directory = (await deps.store.load([{ kind: 'directory' }])).directory();
  return { mailed: (await mail(deps, replaced.window, directory, { approverId, minted })) ? 1 : 0 };
}

async function mail(
  deps: NotifyDeps,
  window: Window,
  directory: Directory,
  { approverId, minted }: { readonly approverId: string; readonly minted: MintedSecret },
): Promise<boolean> {
  const { windowId, planVersion } = window;
  const { approvalsUrl } = deps;
  try {
    await deps.topics.mail(approverId, votingMail({ window, directory, approverId, minted, approvalsUrl }));
    await markMailed(deps, { windowId, planVersion, approverId });
    deps.log('approver-mailed', { windowId, planVersion, approverId });
    return true;
  } catch (thrown) {
    deps.log('mail-failed', { windowId, planVersion, approverId, error: nameOf(thrown) });
    return false;
  }
}
