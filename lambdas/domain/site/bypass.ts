import type { EpochSeconds } from '../actor';
import { Refusal } from '../refusal';

/** What signs bypass links and the cookies they set. */
export interface LinkKey {
  /** Names the key in the tokens it signed: 1 to 8 of a-z and 0-9. */
  readonly id: string;
  /** 32 random bytes, base64url. */
  readonly secret: string;
  readonly mintedAt: EpochSeconds;
}

/** The secrets that let requests pass. Only the edge gets them; they are in no audit entry, answer or log. */
export interface BypassSecrets {
  readonly siteId: string;
  /** Newest first, at most two. Removing a key revokes everything it signed. */
  readonly linkKeys: readonly LinkKey[];
  /** Hex SHA-256 of the secret that automation sends. */
  readonly headerHash?: string;
  readonly version: number;
}

/** A key signs new links for this long, in seconds, and is then kept for as long again, to check those it signed. */
const keyLifetime = 30 * 86_400;
const keptKeys = 2;

export function noSecrets(siteId: string): BypassSecrets {
  return { siteId, linkKeys: [], version: 0 };
}

export interface Signing {
  readonly key: LinkKey;
  /** With the key added; unchanged if it was there already. */
  readonly secrets: BypassSecrets;
}

/** @param secret becomes the key if a new one is due */
export function signing(secrets: BypassSecrets, secret: string, at: EpochSeconds): Signing {
  const [newest] = secrets.linkKeys;
  if (newest && at - newest.mintedAt < keyLifetime) return { key: newest, secrets };
  const version = secrets.version + 1;
  const key = { id: version.toString(36), secret, mintedAt: at };
  return { key, secrets: { ...secrets, linkKeys: [key, ...secrets.linkKeys].slice(0, keptKeys), version } };
}

/** @throws Refusal `bypass-revoked` */
export function keyOf(secrets: BypassSecrets, keyId: string): LinkKey {
  const key = secrets.linkKeys.find(({ id }) => id === keyId);
  if (!key)
    throw new Refusal(
      'bypass-revoked',
      'The bypass links of this site were revoked in the meantime; create a new one.',
    );
  return key;
}

export function withoutLinkKeys(secrets: BypassSecrets): BypassSecrets {
  return secrets.linkKeys.length === 0 ? secrets : { ...secrets, linkKeys: [], version: secrets.version + 1 };
}

/** @param headerHash hex SHA-256; nobody passes by a header when absent */
export function withHeader(secrets: BypassSecrets, headerHash?: string): BypassSecrets {
  if (secrets.headerHash === headerHash) return secrets;
  const { headerHash: _, ...rest } = secrets;
  return { ...rest, ...(headerHash !== undefined && { headerHash }), version: secrets.version + 1 };
}

/** The subject of audit entries about the secrets. */
export const bypassSubject = (siteId: string): string => `${siteId}/bypass`;

/** What the audit chain may contain about the secrets. Where one replaces another, only the version tells. */
export function bypassFacts({ linkKeys, headerHash, version }: BypassSecrets) {
  return { linkKeys: linkKeys.map(({ id }) => id), header: headerHash !== undefined, version };
}
