/** The hostname a client means as it is stored: in lower case, without port and without the dot of the DNS root. */
export function hostnameOf(host: string): string {
  const name = host.toLowerCase().split(':')[0] || '';
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/** The hostname with its first label given up: `*.example.com` for `shop.example.com`. */
export const wildcardOf = (hostname: string): string => `*${hostname.slice(hostname.indexOf('.'))}`;
