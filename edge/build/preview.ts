import { writeFileSync } from 'node:fs';
import type { EdgeInterval } from '../document/document';
import { encodeSite } from '../document/encode';
import { EdgeCapacityError } from '../document/encode-capacity';
import { buildViewerRequest, EdgeBuildError } from './build';
import { loadHandler } from './load';
import { compilePage, PageTemplateError } from './page-template';
import { NotUtf8Error, readUtf8 } from './utf8-file';

/**
 * Writes the page that visitors see to `maintenance-page.html`, using the code that is deployed.
 *
 *     npm run page:preview -- [template.html] [message]
 */
async function main([template, message = example]: readonly string[]): Promise<void> {
  const code = buildViewerRequest(template ? { page: compilePage(readUtf8(template)) } : {});
  const answer = await loadHandler(code, storeOf(message))({ viewer: { ip: '192.0.2.1' }, request });
  writeFileSync('maintenance-page.html', 'body' in answer ? (answer.body ?? '') : '');
  console.log(`maintenance-page.html is written; the function has ${Buffer.byteLength(code)} of 10240 bytes.`);
}

const example = 'We are moving the shop to a new database. Orders placed before are safe.';
const headers = { host: { value: 'preview.example' }, accept: { value: 'text/html' } };
const request = { method: 'GET', uri: '/', headers, querystring: {}, cookies: {} };

/** What the edge store holds while a site is closed with this message. */
function storeOf(message: string) {
  const now = Math.floor(Date.now() / 1000);
  const interval: EdgeInterval = {
    windowId: 'demo.preview',
    mode: 'full',
    startsAt: now - 60,
    endsAt: now + 3600,
    hostnames: ['preview.example'],
    paths: [],
    exemptions: [],
    message,
  };
  const site = { siteId: 'demo', revision: 1, hostnames: ['preview.example'], intervals: [interval] };
  const entries = encodeSite(site, now);
  return { get: async (key: string) => entries.find((entry) => entry.key === key)?.value ?? '' };
}

/** What a person can mend: the template or its file. */
const isMistake = (error: unknown): error is Error =>
  error instanceof Error &&
  ([PageTemplateError, EdgeBuildError, EdgeCapacityError, NotUtf8Error].some((type) => error instanceof type) ||
    'code' in error);

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!isMistake(error)) throw error;
  const [template = 'The message'] = process.argv.slice(2);
  console.error(`${template}: ${error.message}`);
  process.exitCode = 2;
});
