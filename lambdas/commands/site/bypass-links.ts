import { bypassToken } from '../../../edge/document/bypass-token';
import type { Actor, EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import { bypassFacts, bypassSubject, keyOf, signing, withoutLinkKeys } from '../../domain/site/bypass';
import { type LinkTarget, linkTarget, linkWith, type MintedLink } from '../../domain/site/bypass-link';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { siteIn } from '../requirements/site';
import { type BypassChange, bypassKeys, changeBypass } from '../steps/change-bypass';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps, Idempotency, SecretDeps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface LinkRequest {
  readonly siteId: string;
  /** Where the link leads, on one of the site's hostnames. */
  readonly url: string;
  /** 1–1440 */
  readonly expiresInMinutes: number;
  readonly idempotency?: Idempotency | undefined;
}

export interface BypassLink extends MintedLink {
  readonly url: string;
}

type LinkResult = { readonly kind: 'bypass-link'; readonly value: MintedLink };

/** Makes a link whose holder passes until it expires or is revoked. @throws Refusal */
export async function createBypassLink(deps: SecretDeps, request: LinkRequest, actor: Actor): Promise<BypassLink> {
  const { siteId, idempotency } = request;
  const target = linkTarget(request.url);
  const claims = target.names.map((hostname): RecordKey => ({ kind: 'hostname', hostname }));
  const keys = [...bypassKeys(siteId), ...claims];
  const minted = await decideIdempotently<LinkResult>(deps, keys, actor, idempotency, 'bypass-link', (snapshot, at) => {
    assertOwn(snapshot, siteId, target);
    return decide(snapshot, request, { target, secret: deps.newSecret(), actor, at });
  });
  const secrets = (await deps.store.load([{ kind: 'bypass', siteId }])).bypass(siteId);
  const token = bypassToken(siteId, keyOf(secrets, minted.keyId), minted.expiresAt);
  return { ...minted, url: linkWith(target, token) };
}

interface Minting {
  readonly target: LinkTarget;
  readonly secret: string;
  readonly actor: Actor;
  readonly at: EpochSeconds;
}

/**
 * The commit requires that the secrets it signs with are unchanged: a link made while they are revoked would be
 * recorded but not work.
 */
function decide(snapshot: Snapshot, request: LinkRequest, minting: Minting): CommandOutcome<LinkResult> {
  const { siteId, expiresInMinutes } = request;
  const { target, secret, actor, at } = minting;
  const site = { kind: 'site', value: siteIn(snapshot, siteId) } as const;
  const before = snapshot.bypass(siteId);
  const { key, secrets } = signing(before, secret, at);
  const fresh = secrets !== before;
  const head = snapshot.head(siteId);
  const revision = head.revision + (fresh ? 1 : 0);
  const minted = { siteId, keyId: key.id, expiresAt: at + expiresInMinutes * 60, revision };
  const bypass = { kind: 'bypass', value: secrets } as const;
  const commit = audited({
    head,
    at,
    actor,
    action: 'create-bypass-link',
    subject: bypassSubject(siteId),
    before: bypassFacts(before),
    after: { ...bypassFacts(secrets), ...minted, url: target.url.origin + target.url.pathname },
    headChanges: { revision },
    put: fresh ? [bypass] : [],
    reliedOn: fresh ? [site] : [site, bypass],
  });
  return { result: { kind: 'bypass-link', value: minted }, commit };
}

/** @throws Refusal `unknown-site`, `foreign-url` */
function assertOwn(snapshot: Snapshot, siteId: string, { names }: LinkTarget): void {
  const { hostnames } = siteIn(snapshot, siteId);
  const owner = names.map((name) => snapshot.hostname(name)).find((claim) => claim !== undefined);
  if (owner?.siteId === siteId) return;
  throw new Refusal('foreign-url', 'The URL is not on one of the hostnames of this site.', { hostnames });
}

/** Revokes all links of a site made so far, and the cookies they set. @throws Refusal `unknown-site` */
export async function revokeBypassLinks(deps: Deps, siteId: string, actor: Actor): Promise<BypassChange> {
  return changeBypass(deps, siteId, 'revoke-bypass-links', actor, withoutLinkKeys);
}
