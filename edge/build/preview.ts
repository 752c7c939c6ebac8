import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EdgeInterval, EdgeMode } from '../document/document';
import { encodeSite } from '../document/encode';
import { EdgeCapacityError } from '../document/encode-capacity';
import { pageEntries } from '../document/encode-page';
import { modes } from '../document/mode';
import { style } from '../page/style';
import { buildViewerRequest, EdgeBuildError } from './build';
import { loadHandler } from './load';
import { compilePage, PageTemplateError } from './page-template';
import { NotUtf8Error, readUtf8 } from './utf8-file';

/**
 * Writes the page that visitors see to `maintenance-page.html`, using the code that is deployed.
 *
 *     npm run page:preview -- [template.html] [message] [--language ar] [--mode read-only] [--paths /checkout]
 */
async function main(args: readonly string[]): Promise<void> {
  const { template, message = example, language, mode, path: prefix } = wishesIn(args);
  const code = buildViewerRequest(template ? { page: compilePage(readUtf8(template)) } : {});
  const headers = { host: { value: host }, accept: { value: 'text/html' }, 'accept-language': { value: language } };
  const request = { method: 'POST', uri: prefix ?? '/', headers, querystring: {}, cookies: {} };
  const answer = await loadHandler(code, storeOf(message, mode, prefix))({ viewer: { ip: '192.0.2.1' }, request });
  const html = 'body' in answer ? (answer.body ?? '') : '';
  // A file has no edge that would answer for the style.
  writeFileSync('maintenance-page.html', html.replace(/<link rel=stylesheet[^>]*>/, `<style>${style}</style>`));
  console.log(`maintenance-page.html is written; the function has ${Buffer.byteLength(code)} of 10240 bytes.`);
}

interface Wishes {
  readonly template?: string | undefined;
  readonly message?: string | undefined;
  readonly language: string;
  readonly mode: EdgeMode;
  readonly path?: string | undefined;
}

function wishesIn(args: readonly string[]): Wishes {
  const options = { language: { type: 'string' }, mode: { type: 'string' }, paths: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const mode = modes.find((known) => known === (values.mode ?? 'full'));
  if (!mode) throw new PreviewError(`--mode is one of ${modes.join(', ')}`);
  const [template, message] = positionals;
  return { template, message, language: values.language ?? 'en', mode, path: values.paths };
}

class PreviewError extends Error {
  override readonly name = 'PreviewError';
}

const host = 'preview.example';
const example = 'We are moving the shop to a new database. Orders placed before are safe.';

/** What the edge store holds while a site is closed with this message. */
function storeOf(message: string, mode: EdgeMode, prefix: string | undefined) {
  const now = Math.floor(Date.now() / 1000);
  const interval: EdgeInterval = {
    windowId: 'demo.preview',
    mode,
    startsAt: now - 1800,
    endsAt: now + 3600,
    hostnames: [host],
    paths: prefix ? [prefix] : [],
    exemptions: [],
    message,
  };
  const branding = { name: 'Harbour Coffee', accentColor: '#9a3f12' };
  const site = { siteId: 'demo', revision: 1, hostnames: [host], intervals: [interval], branding };
  const entries = [...encodeSite(site, now), ...pageEntries()];
  return { get: async (key: string) => entries.find((entry) => entry.key === key)?.value ?? '' };
}

/** What a person can mend: the template or its file. */
const isMistake = (error: unknown): error is Error =>
  error instanceof Error &&
  ([PreviewError, PageTemplateError, EdgeBuildError, EdgeCapacityError, NotUtf8Error].some(
    (type) => error instanceof type,
  ) ||
    'code' in error);

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!isMistake(error)) throw error;
  const [template = 'The message'] = process.argv.slice(2);
  console.error(`${template}: ${error.message}`);
  process.exitCode = 2;
});
