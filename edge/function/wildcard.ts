/** The hostname with its first label given up: `*.example.com` for `shop.example.com`. */
export function wildcardOf(hostname: string): string {
  return `*${hostname.slice(hostname.indexOf('.'))}`;
}
