import type { ApprovalLink, ApprovalRequest } from '../domain/approval-request';
import { linksOf, withLink } from '../domain/link-state';
import type { Window } from '../domain/window';
import type { RecordKey } from '../store/records';
import type { Snapshot } from '../store/snapshot';
import { type Decision, decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';

export interface RequestRef {
  readonly windowId: string;
  readonly planVersion: number;
}

export interface OpenRequest extends RequestRef {
  /** The flow's token; a later one replaces it. */
  readonly taskToken?: string | undefined;
  /** Freshly minted links to add, by approver. */
  readonly links: Readonly<Record<string, ApprovalLink>>;
}

export type OpenedRequest =
  | { readonly outcome: 'opened'; readonly window: Window; readonly request: ApprovalRequest }
  /** The window is no longer `requested` at that plan version (or unknown); nothing was stored. */
  | { readonly outcome: 'settled'; readonly window?: Window };

/** Stores token and links, on condition that the window is still `requested` at this plan version. @throws Refusal contended */
export async function openRequest(deps: Deps, opening: OpenRequest): Promise<OpenedRequest> {
  return decideAndCommit<OpenedRequest>(deps, requestKeys(opening), (snapshot) => {
    const asked = askedIn(snapshot, opening);
    if (asked.outcome === 'settled') return { result: asked };
    const { taskToken } = opening;
    const links = Object.entries(opening.links).map(([approverId, link]) => [
      approverId,
      withLink(linksOf(asked.request, approverId), link),
    ]);
    return opened(asked, {
      ...asked.request,
      ...(taskToken === undefined ? {} : { taskToken }),
      links: { ...asked.request.links, ...Object.fromEntries(links) },
    });
  });
}

export function requestKeys({ windowId, planVersion }: RequestRef): RecordKey[] {
  return [
    { kind: 'window', windowId },
    { kind: 'approval-request', windowId, planVersion },
  ];
}

/** @returns the request to build on, empty at version 0 before it is first stored, or why there is none. */
export function askedIn(snapshot: Snapshot, { windowId, planVersion }: RequestRef): OpenedRequest {
  const window = snapshot.window(windowId);
  if (!window) return { outcome: 'settled' };
  if (window.status !== 'requested' || window.planVersion !== planVersion) return { outcome: 'settled', window };
  const request = snapshot.request(windowId, planVersion) ?? {
    windowId,
    planVersion,
    expiresAt: window.decideBy,
    links: {},
    mailedAt: {},
    version: 0,
  };
  return { outcome: 'opened', window, request };
}

/** The window's version is a condition: a decision in between makes the command look again. */
export function opened(
  { window }: { readonly window: Window },
  changed: ApprovalRequest,
): Decision<OpenedRequest & { readonly outcome: 'opened' }> {
  const request = { ...changed, version: changed.version + 1 };
  return {
    result: { outcome: 'opened', window, request },
    commit: { put: [{ kind: 'approval-request', value: request }], reliedOn: [{ kind: 'window', value: window }] },
  };
}
