import { brokenRule, forms } from '../forms';
import { counts, isWithin } from '../limits';
import { malformedField, Refusal } from '../refusal';

/**
 * Hostnames in lower case, without repetition; they may begin with `*.`, which stands for one label. @throws Refusal
 * `malformed`
 */
export function hostnamesOf(hostnames: readonly string[]): string[] {
  hostnames.forEach((hostname, index) => {
    const rule = brokenRule(forms.protectedHostname, hostname);
    if (rule !== undefined) throw malformedField(`hostnames.${index}`, rule);
  });
  const lower = [...new Set(hostnames.map((hostname) => hostname.toLowerCase()))];
  if (isWithin(lower.length, [1, counts.hostnamesPerSite])) return lower;
  throw malformedField('hostnames', `must be 1 to ${counts.hostnamesPerSite}`);
}

/**
 * Those of a site's hostnames that a window is for, in the order of the site.
 *
 * @param chosen in any case
 * @returns `undefined` for all of them
 * @throws Refusal `malformed` for none, `foreign-hostname` for one that the site does not have
 */
export function someOf(hostnames: readonly string[], chosen: readonly string[]): string[] | undefined {
  const wanted = new Set(hostnamesOf(chosen));
  const foreign = [...wanted].filter((hostname) => !hostnames.includes(hostname));
  if (foreign.length > 0) {
    throw new Refusal(
      'foreign-hostname',
      `The site does not have ${foreign.join(', ')}; it has ${hostnames.join(', ')}.`,
      {
        hostnames: foreign,
      },
    );
  }
  return wanted.size === hostnames.length ? undefined : hostnames.filter((hostname) => wanted.has(hostname));
}

function isWildcard(hostname: string): boolean {
  return hostname.startsWith('*.');
}

/** @throws Refusal `wildcards-off` when the gate would never look a wildcard up */
export function assertKnownToGate(hostnames: readonly string[], wildcards: boolean): void {
  const unknown = wildcards ? [] : hostnames.filter(isWildcard);
  if (unknown.length === 0) return;
  throw new Refusal(
    'wildcards-off',
    'This stack was deployed without wildcard hostnames; list each hostname, or deploy with "wildcards": true.',
    { hostnames: unknown },
  );
}

/**
 * The wildcard that covers a name unless the name itself belongs to a site; a wildcard is not covered by another one.
 */
export function wildcardAbove(hostname: string): string | undefined {
  return isWildcard(hostname) ? undefined : namesOf(hostname)[1];
}

/**
 * The names by which a request's host is looked up: the hostname itself, then its wildcard. The first one that a site
 * has decides.
 */
export function namesOf(host: string): readonly [exact: string, ...wildcards: string[]] {
  const dot = host.indexOf('.');
  return dot < 0 ? [host] : [host, `*${host.slice(dot)}`];
}
