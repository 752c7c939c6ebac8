import type { ApprovalLink, ApprovalRequest } from '../domain/approval-request';
import type { Window } from '../domain/window';
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
export async function openRequest(_deps: Deps, _opening: OpenRequest): Promise<OpenedRequest> {
  throw new Error('not written');
}
