/** The hostname a client means as it is stored: in lower case, without port and without the dot of the DNS root. */
export function hostnameOf(host: string): string {
  const name = host.toLowerCase().split(':')[0] || '';
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/** Whether nothing speaks against a hostname being spelled as it is stored: one that ends with a letter has neither port nor root dot. */
export const isAsStored = (host: string): boolean =>
  host === host.toLowerCase() && (host[host.length - 1] || '') >= 'a';

/** The hostname with its first label given up: `*.example.com` for `shop.example.com`. */
export const wildcardOf = (hostname: string): string => `*${hostname.slice(hostname.indexOf('.'))}`;
