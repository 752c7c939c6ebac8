import { readFileSync, writeFileSync } from 'node:fs';
import type { EdgeInterval } from '../document/document';
import { encodeSite } from '../document/encode';
import { buildViewerRequest } from './build';
import { loadHandler } from './load';
import { compilePage } from './page-template';

/**
 * Writes the page that visitors see to `maintenance-page.html`, using the code that is deployed.
 *
 *     npm run page:preview -- [template.html] [message]
 */
const [template, message = 'We are moving the shop to a new database. Orders placed before are safe.'] =
  process.argv.slice(2);
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
const entries = encodeSite({ siteId: 'demo', revision: 1, hostnames: ['preview.example'], intervals: [interval] }, now);
const store = { get: async (key: string) => entries.find((entry) => entry.key === key)?.value ?? '' };
const code = buildViewerRequest(template ? { page: compilePage(readFileSync(template, 'utf8')) } : {});
const headers = { host: { value: 'preview.example' }, accept: { value: 'text/html' } };

const request = { method: 'GET', uri: '/', headers, querystring: {}, cookies: {} };

loadHandler(
  code,
  store,
)({ viewer: { ip: '192.0.2.1' }, request }).then((answer) => {
  writeFileSync('maintenance-page.html', 'body' in answer ? (answer.body ?? '') : '');
  console.log(`maintenance-page.html is written; the function has ${Buffer.byteLength(code)} of 10240 bytes.`);
});
