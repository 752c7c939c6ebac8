import type { Actor, EpochSeconds } from '../../domain/actor';
import type { AllowedHours, Proposal, Template, TemplateTexts } from '../../domain/proposal/proposal';
import { templateOf } from '../../domain/proposal/template-rules';
import type { Site } from '../../domain/site/site';
import type { Mode } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import type { ProposalResult } from '../requirements/proposal';
import { requesterIn } from '../requirements/requester';
import { siteIn } from '../requirements/site';
import { openProposal } from '../steps/open-proposal';
import { hostnamesFor } from '../steps/plan-of';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface TemplateRequest {
  readonly siteId: string;
  /** One line, up to 60 characters. */
  readonly name: string;
  readonly mode: Mode;
  /** Some of the site's; absent means all that it has now. */
  readonly hostnames?: readonly string[] | undefined;
  /** Path prefixes; absent or empty means the whole site. */
  readonly paths?: readonly string[] | undefined;
  /** At most what the site's policy allows. */
  readonly maximumDurationSeconds: number;
  readonly hours?: AllowedHours | undefined;
  /** When absent, any text that a window may have. */
  readonly texts?: TemplateTexts | undefined;
  /** Windows that may be made from it, 1–1000. */
  readonly uses: number;
  /** In the future, within 366 days. */
  readonly expiresAt: EpochSeconds;
  readonly reason: string;
  readonly ticket?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
}

/**
 * Asks the approvers of a site to approve a template; windows made from it then need no approval.
 *
 * @throws Refusal `unmapped-principal`, `too-few-approvers`, `too-many-requests`, and as `templateOf`
 */
export async function proposeTemplate(deps: Deps, request: TemplateRequest, actor: Actor): Promise<Proposal> {
  const { siteId, idempotency } = request;
  const proposalId = `${siteId}.${deps.newId()}`;
  const keys = [{ kind: 'site', siteId }, { kind: 'head', chain: siteId }, { kind: 'directory' }] as const;
  return decideIdempotently<ProposalResult>(deps, keys, actor, idempotency, 'proposal', (snapshot, at) =>
    decide(snapshot, { ...request, proposalId }, actor, at),
  );
}

function decide(
  snapshot: Snapshot,
  request: TemplateRequest & { readonly proposalId: string },
  actor: Actor,
  at: EpochSeconds,
): CommandOutcome<ProposalResult> {
  const { siteId, proposalId, reason, ticket } = request;
  const site = siteIn(snapshot, siteId);
  const requestedBy = requesterIn(snapshot, actor);
  const template = templateOf(templateFrom(request, site), site.policy, at);
  const proposing = { proposalId, content: { kind: 'template', template }, reason, ticket, requestedBy } as const;
  const { proposal, proposals } = openProposal(snapshot, site, proposing, at);
  const result = { kind: 'proposal', value: proposal } as const;
  const commit = audited({
    head: snapshot.head(siteId),
    at,
    actor: requestedBy,
    action: 'propose-template',
    subject: proposalId,
    before: null,
    after: proposal,
    reason,
    headChanges: { proposals },
    put: [result],
    reliedOn: [
      { kind: 'site', value: site },
      { kind: 'directory', value: snapshot.directory() },
    ],
  });
  return { result, commit, asks: { siteId, principal: actor.principal } };
}

function templateFrom(request: TemplateRequest, site: Site): Template {
  const { pathMatch } = site;
  const { name, mode, paths = [], maximumDurationSeconds, hours, texts, uses, expiresAt } = request;
  const limited = { ...(pathMatch && { pathMatch }), ...(hours && { hours }), ...(texts && { texts }) };
  return { name, mode, ...hostnamesFor(request, site), paths, maximumDurationSeconds, ...limited, uses, expiresAt };
}
