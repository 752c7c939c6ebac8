/**
 * A hostname in the spelling in which it is stored: lower case, without port and without the trailing dot of the DNS
 * root.
 */
export function hostnameOf(host: string): string {
  const name = host.toLowerCase().split(':')[0] || '';
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/**
 * A quick check whether a hostname may already be in the stored spelling: one that ends with a letter has neither port
 * nor root dot.
 */
export const isAsStored = (host: string): boolean =>
  host === host.toLowerCase() && (host[host.length - 1] || '') >= 'a';

/** The hostname with its first label replaced: `*.example.com` for `shop.example.com`. */
export const wildcardOf = (hostname: string): string => `*${hostname.slice(hostname.indexOf('.'))}`;
