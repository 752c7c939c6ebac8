import type { BrowserContext, Request } from 'playwright-core';
import type { Endpoints } from '../../../local/announce';

type Origins = Pick<Endpoints, 'console' | 'issuer'>;

/**
 * Collects what a person would not see of the pages of a browser, popups among them: errors and warnings of the browser's console, which tells a
 * broken Content-Security-Policy there too, exceptions that nobody caught, and requests to anybody but the console and its issuer.
 *
 * @param provoked what the test brings about itself
 */
export function noiseOf(context: BrowserContext, origins: Origins, provoked?: RegExp): readonly string[] {
  const noise: string[] = [];
  const hear = (line: string) => {
    if (!provoked?.test(line)) noise.push(line);
  };
  context.on('weberror', (thrown) => hear(thrown.error().message));
  context.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') hear(`${line.text()} ${line.location().url}`.trim());
  });
  context.on('request', (request) => {
    const wrong = strangeness(request, origins);
    if (wrong !== undefined) hear(`${wrong}: ${request.url().slice(0, 200)}`);
  });
  return noise;
}

function strangeness(request: Request, { console: own = '', issuer = '' }: Origins): string | undefined {
  const { protocol, origin } = new URL(request.url());
  if (protocol === 'data:') return undefined;
  const from = request.isNavigationRequest() ? '' : request.frame().url();
  if (from.startsWith('https:') && protocol === 'http:') return 'asked without TLS';
  // The origin of `blob:` is the one of the page that made it.
  return [own, issuer].some((known) => new URL(known).origin === origin) ? undefined : 'asked a third party';
}
