import { Refusal } from '../refusal';

const maximumHostnames = 24;
const labels = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const wildcard = '*.';

/** Hostnames in lower case, each once; one may begin with `*.`, which stands for one label. @throws Refusal `malformed` */
export function hostnamesOf(hostnames: readonly string[]): string[] {
  const lower = [...new Set(hostnames.map((hostname) => hostname.toLowerCase()))];
  const odd = lower.find((hostname) => hostname.length > 253 || !labels.test(withoutWildcard(hostname)));
  if (odd !== undefined) {
    throw new Refusal('malformed', 'A hostname is a DNS name without port; only its first label may be *.', {
      hostname: odd.slice(0, 253),
    });
  }
  if (lower.length === 0 || lower.length > maximumHostnames) {
    throw new Refusal('malformed', `A site has 1 to ${maximumHostnames} hostnames.`);
  }
  return lower;
}

function withoutWildcard(hostname: string): string {
  return isWildcard(hostname) ? hostname.slice(wildcard.length) : hostname;
}

function isWildcard(hostname: string): boolean {
  return hostname.startsWith(wildcard);
}

/** @throws Refusal `wildcards-off` when the gate would never look a wildcard up */
export function assertKnownToGate(hostnames: readonly string[], wildcards: boolean): void {
  const unknown = wildcards ? [] : hostnames.filter(isWildcard);
  if (unknown.length === 0) return;
  throw new Refusal(
    'wildcards-off',
    'This gate was deployed without wildcard hostnames; name each one, or deploy with "wildcards": true.',
    { hostnames: unknown },
  );
}

/** The wildcard that stands for a name unless the name itself belongs to a site; none stands for a wildcard. */
export function wildcardAbove(hostname: string): string | undefined {
  return isWildcard(hostname) ? undefined : namesOf(hostname)[1];
}

/** The names a request's host is looked up by, the first claimed one decides: its own, then that of all its siblings. */
export function namesOf(host: string): readonly [exact: string, ...wildcards: string[]] {
  const dot = host.indexOf('.');
  return dot < 0 ? [host] : [host, `*${host.slice(dot)}`];
}
