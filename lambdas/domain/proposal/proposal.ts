import type { EdgePathMatch } from '../../../edge/document/document';
import type { Actor, EpochSeconds } from '../actor';
import type { Notice } from '../audit/notice';
import type { Policy } from '../site/site';
import type { Question } from '../voting/question';
import type { Mode } from '../window/window';

/**
 * When windows of a template may run, in local time of a zone. If `from` is later than `to`, the hours span midnight.
 */
export interface AllowedHours {
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`; `24:00` is the end of the day. */
  readonly to: string;
  /** Days on which these hours begin, 1 is Monday; every day when absent. */
  readonly days?: readonly number[];
  /** IANA zone */
  readonly timeZone: string;
}

/** Which texts windows of a template may have for visitors. */
export interface TemplateTexts {
  /** Characters of each text; 0 allows none, and visitors see the built-in sentence. */
  readonly maximumLength: number;
  /** Languages of texts besides `message`, by tag in lower case; any when absent. */
  readonly languages?: readonly string[];
}

/** Which windows may start without a new approval, once the template is approved. */
export interface Template {
  readonly name: string;
  readonly mode: Mode;
  /** A snapshot: hostnames that the site gets later are not covered. */
  readonly hostnames: readonly string[];
  /** Some of the site's were chosen; all that the site had when absent. */
  readonly hostnamesChosen?: true;
  /** Path prefixes; a window covers these or less. Empty means the whole site. */
  readonly paths: readonly string[];
  /** A snapshot, too: what a prefix covers; whole segments only when absent. */
  readonly pathMatch?: EdgePathMatch;
  readonly maximumDurationSeconds: number;
  /** At any hour when absent. */
  readonly hours?: AllowedHours;
  /** Whatever a window may tell when absent. */
  readonly texts?: TemplateTexts;
  /** Windows that may be made from it, 1–1000. */
  readonly uses: number;
  readonly expiresAt: EpochSeconds;
}

export const proposalKinds = ['policy', 'template'] as const satisfies readonly ProposalContent['kind'][];

export type ProposalContent =
  | { readonly kind: 'policy'; readonly policy: Policy; readonly replaces: Policy }
  | { readonly kind: 'template'; readonly template: Template };

export const proposalStatuses = ['requested', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/**
 * A lasting change of a site that people vote on under the current policy. An approved template that is revoked gets
 * the status cancelled.
 */
export interface Proposal extends Question {
  /** `{siteId}.{ulid}` */
  readonly proposalId: string;
  readonly siteId: string;
  readonly status: ProposalStatus;
  readonly content: ProposalContent;
  readonly reason: string;
  readonly ticket?: string;
  readonly requestedBy: Actor;
  readonly requestedAt: EpochSeconds;
  readonly decidedAt?: EpochSeconds;
  /**
   * When an approved template was revoked. Its status is then cancelled, but it still counts as having been approved.
   */
  readonly revokedAt?: EpochSeconds;
  /** Recent changes that others are mailed about, oldest first. */
  readonly notices?: readonly Notice[];
  /** Windows made from the template so far. */
  readonly used: number;
  /** For optimistic locking: increases by one with every write; the API's ETag. */
  readonly version: number;
}
