import { writeFileSync } from 'node:fs';
import { buildViewerRequest, EdgeBuildError } from '../edge/build/build';
import { loadHandler } from '../edge/build/load';
import { compilePage, PageTemplateError } from '../edge/build/page-template';
import { FileError, readUtf8 } from '../edge/build/utf8-file';
import type { EdgeInterval, EdgeMode } from '../edge/document/document';
import { encodeSite } from '../edge/document/encode';
import { EdgeCapacityError } from '../edge/document/encode-capacity';
import { pageEntries } from '../edge/document/encode-page';
import { modes } from '../edge/document/mode';
import { style } from '../edge/page/style';
import { CommandLineError, readCommandLine } from './command-line';

const usage = `npm run page:preview -- [template.html] [message] [options]
  --language LANG   what the browser asks for, such as ar (default en)
  --mode MODE       ${modes.join(', ')} (default full)
  --paths PREFIX    the part of the site that is closed, such as /checkout
  --help            prints this`;

/** Writes the page that visitors see to `maintenance-page.html`, using the code that is deployed. */
async function main(args: readonly string[]): Promise<void> {
  const wishes = wishesIn(args);
  if (wishes === 'help') return console.log(usage);
  const { template, message = example, language, mode, path: prefix } = wishes;
  const code = buildViewerRequest(template ? { page: pageOf(template) } : {});
  const headers = { host: { value: host }, accept: { value: 'text/html' }, 'accept-language': { value: language } };
  const request = { method: 'POST', uri: prefix ?? '/', headers, querystring: {}, cookies: {} };
  const answer = await loadHandler(code, storeOf(message, mode, prefix))({ viewer: { ip: '192.0.2.1' }, request });
  const html = 'body' in answer && typeof answer.body === 'string' ? answer.body : '';
  // A file has no edge that would answer for the style.
  writeFileSync('maintenance-page.html', html.replace(/<link rel=stylesheet[^>]*>/, `<style>${style}</style>`));
  console.log(`maintenance-page.html is written; the function has ${Buffer.byteLength(code)} of 10240 bytes.`);
}

function pageOf(template: string): ReturnType<typeof compilePage> {
  try {
    return compilePage(readUtf8(template));
  } catch (error) {
    if (error instanceof FileError) throw new PreviewError(`${template} ${error.message}.`);
    if (error instanceof PageTemplateError) throw new PreviewError(`${template}: ${error.message}`);
    throw error;
  }
}

interface Wishes {
  readonly template?: string | undefined;
  readonly message?: string | undefined;
  readonly language: string;
  readonly mode: EdgeMode;
  readonly path?: string | undefined;
}

function wishesIn(args: readonly string[]): Wishes | 'help' {
  const text = { type: 'string' } as const;
  const options = { language: text, mode: text, paths: text, help: { type: 'boolean' } } as const;
  const { values, positionals } = readCommandLine({ args: [...args], options, allowPositionals: true }, usage);
  if (values.help) return 'help';
  const mode = modes.find((known) => known === (values.mode ?? 'full'));
  if (!mode) throw new PreviewError(`--mode is one of ${modes.join(', ')}, not ${values.mode}.`);
  if (values.paths?.startsWith('/') === false)
    throw new PreviewError(`--paths begins with /, as in --paths /${values.paths}.`);
  const [template, message, more] = positionals;
  if (more !== undefined)
    throw new PreviewError(`${more} is one too many: put the message in quotation marks.\n\n${usage}`);
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

/** What a person can mend: the command line, the template or the message. */
const isMistake = (error: unknown): error is Error =>
  [CommandLineError, PreviewError, EdgeBuildError, EdgeCapacityError].some((type) => error instanceof type);

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!isMistake(error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
});
