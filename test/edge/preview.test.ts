import { buildViewerRequest } from '../../edge/build/build';
import { loadHandler } from '../../edge/build/load';
import { encodeSite } from '../../edge/document/encode';
import { pageEntries } from '../../edge/document/encode-page';
import { modes } from '../../edge/document/mode';
import { LOGO_PATH } from '../../edge/document/page-keys';
import { pageLanguages, previewPage } from '../../edge/preview';
import { textOf } from './function/fixtures';

/** The bundlers set these; a preview is of the built-in page. */
Object.assign(globalThis, { CUSTOM: false, TRANSLATED: true });

const now = 1_800_000_000;
const window = {
  startsAt: now - 600,
  endsAt: now + 3_000,
  paths: ['/checkout'],
  message: 'Back <b>soon</b>',
  messages: { fr: 'À bientôt', 'pt-br': 'Até logo' },
};
const code = buildViewerRequest();
const branding = { name: 'Harbour <Coffee>', accentColor: '#9a3f12', logo: 'data:image/png;base64,AAAA' };

/** What the code that is deployed answers, with the image in place of its address: a preview has no edge to ask for it. */
async function shipped(language: string, mode: (typeof modes)[number], more: Partial<typeof window>) {
  const interval = { ...window, ...more, mode, windowId: 'shop.w', hostnames: ['shop.example'], exemptions: [] };
  const site = { siteId: 'shop', revision: 1, hostnames: ['shop.example'], intervals: [interval], branding };
  const entries = new Map([...encodeSite(site, now), ...pageEntries()].map(({ key, value }) => [key, value]));
  const store = { get: async (key: string) => entries.get(key) ?? Promise.reject(new Error('no such key')) };
  const headers = {
    host: { value: 'shop.example' },
    accept: { value: 'text/html' },
    'accept-language': { value: language },
  };
  const request = { method: 'POST', uri: '/checkout', headers, querystring: {}, cookies: {} };
  const handler = loadHandler(code, store, () => now * 1000);
  const answer = await handler({ viewer: { ip: '192.0.2.1' }, request });
  return 'statusCode' in answer ? textOf(answer).replace(LOGO_PATH, branding.logo) : undefined;
}

describe('the preview of the maintenance page', () => {
  it.each(modes)('is the page that the edge answers, in every language: %s', async (mode) => {
    for (const language of [...pageLanguages, 'pt-br', 'xx']) {
      const previewed = previewPage({ ...window, mode, language, now, siteId: 'shop', branding });
      expect(previewed).toBe(await shipped(language, mode, {}));
    }
  });

  it('says what the page says for a window without a message', async () => {
    const { message: _, messages: __, ...silent } = window;
    const previewed = previewPage({ ...silent, mode: 'full', language: 'de', now, siteId: 'shop', branding });
    const answer = await shipped('de', 'full', { message: '', messages: {} as (typeof window)['messages'] });
    expect(previewed).toBe(answer);
  });
});
