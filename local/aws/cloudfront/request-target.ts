/** What a request asks for. */
export interface Target {
  /** Without the port. */
  readonly host: string;
  readonly path: string;
  /** What follows the question mark. */
  readonly search: string;
}

/**
 * Reads a request target in origin-form or, as every server must, in absolute-form, whose host takes precedence over
 * the Host header.
 * https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 *
 * @returns undefined when there is no host, or no path of a site such as in `OPTIONS *`
 */
export function targetOf(url: string, hostHeader: string | undefined): Target | undefined {
  const absolute = /^https?:\/\/([^/?@]+)([/?].*)?$/i.exec(url);
  if (!hostHeader || !(absolute || url.startsWith('/'))) return undefined;
  const [, host = hostHeader, rest = ''] = absolute ?? ['', hostHeader, url];
  const [path, ...search] = rest.split('?');
  return { host: host.replace(/:\d+$/, ''), path: path || '/', search: search.join('?') };
}
