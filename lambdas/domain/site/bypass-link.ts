import type { EpochSeconds } from '../actor';
import { malformedField } from '../refusal';
import { namesOf } from './hostnames';
import { statusPath } from './status-path';

/**
 * A bypass link without its token, as it is stored for repeats: the key is stored in one place only, and a repeat signs
 * the token again.
 */
export interface MintedLink {
  readonly siteId: string;
  readonly keyId: string;
  readonly expiresAt: EpochSeconds;
  /** The site's revision from which on the edge has the key. */
  readonly revision: number;
}

const parameter = 'maintenance-bypass';

/** Where a bypass link leads. */
export interface LinkTarget {
  readonly url: URL;
  /** The hostnames to look the site up by; the first one that a site has decides. */
  readonly names: ReturnType<typeof namesOf>;
}

/**
 * @param text an https URL on the standard port; for localhost, where browsers keep the cookie anyway, also http and
 * any port
 * @throws Refusal `malformed`
 */
export function linkTarget(text: string): LinkTarget {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && url.username === '' && url.password === '' && !url.searchParams.has(parameter);
  if (!plain || !(isPublic(url) || isLocal(url))) {
    throw malformedField('url', `must be https, without port and credentials, and without ${parameter} in its query`);
  }
  if (url.pathname === statusPath) {
    throw malformedField('url', `must not be ${statusPath}: the edge answers that to everybody`);
  }
  return { url, names: namesOf(url.hostname) };
}

const isPublic = ({ protocol, port }: URL): boolean => protocol === 'https:' && port === '';

const isLocal = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) && /^(?:[a-z0-9-]+\.)*localhost$/.test(hostname);

/** The link itself: the token is the last parameter of the query. */
export function linkWith({ url }: LinkTarget, token: string): string {
  const link = new URL(url);
  link.search = `${link.search === '' ? '?' : `${link.search}&`}${parameter}=${token}`;
  return link.href;
}
