import { createHash } from 'node:crypto';
import { buildViewerRequest, EdgeBuildError } from '../../../edge/build/build';
import { loadHandler } from '../../../edge/build/load';
import { compilePage, PageTemplateError } from '../../../edge/build/page-template';
import { type GatedRequest, Reading } from '../../../edge/function/gated-request';
import { page, pagePolicy } from '../../../edge/function/page';
import { script } from '../../../edge/page/script';
import { callOf, callOn, end, eventOf, interval, site, start } from '../function/fixtures';
import { CountingStore, runOnNjs, stages } from '../function/stages';

const html = { accept: 'text/html' };
const template = `<!doctype html>
<html lang="en">
  <title>{{ title }}</title>
  <h1>Acme: {{title}}</h1>{{lead}} {{message}} Until {{end}}.
</html>`;

describe.each(stages)('the page on $name', (stage) => {
  it('may run its own script and no other', async () => {
    const [outcome] = await stage.run([callOf({ headers: html }, [interval()])]);
    if (!outcome || !('statusCode' in outcome.result)) throw new Error('the request passed');
    const hash = createHash('sha256').update(script).digest('base64');
    expect(outcome.result.headers['content-security-policy']?.value).toContain(`script-src 'sha256-${hash}'`);
    expect(outcome.result.body).toContain(`<script type=module>${script}</script>`);
  });

  it('has the message in the visitor’s language, marked as such', async () => {
    const given = interval({ message: 'Back soon', messages: { fr: 'À bientôt & merci' } });
    const headers = { ...html, 'accept-language': 'fr-CA,fr;q=0.9' };
    const [french, other] = await stage.run([callOf({ headers }, [given]), callOf({ headers: html }, [given])]);
    expect(french?.result).toMatchObject({ body: expect.stringContaining(' lang="fr">À bientôt &amp; merci<') });
    expect(other?.result).toMatchObject({ body: expect.stringContaining('dir=auto lang="">Back soon<') });
  });
});

describe('a page of the operator’s own', () => {
  const given = callOf({ headers: html }, [interval({ message: 'R&D' })]);
  const code = buildViewerRequest({ page: compilePage(template) });
  const time = '<time id="t" datetime="2026-11-22T15:00:00Z">2026-11-22 15:00 UTC</time>';
  const message = '<p dir=auto lang="">R&amp;D</p>';

  it('is filled in and takes the place of the built-in one', async () => {
    const answer = await loadHandler(code, new CountingStore(given.entries), () => given.now * 1000)(given.event);
    if (!('statusCode' in answer)) throw new Error('the request passed');
    expect(answer.body).toBe(
      `<!doctype html><html lang="en"><title>Down for maintenance</title><h1>Acme: Down for maintenance</h1>This page reloads by itself. ${message} Until ${time}.\n</html>`,
    );
    expect(code).not.toContain('color-scheme');
  });

  it('is the same from the source', () => {
    Object.assign(globalThis, { CUSTOM: true, TRANSLATED: false, CUSTOM_PAGE: compilePage(template) });
    const detail = given.entries[0]?.value.split('\n') ?? [];
    const { event } = given;
    const gated: GatedRequest = {
      reading: Reading.page,
      event,
      incoming: event.request,
      clock: given.now,
      siteId: 'demo',
      interval: [0, start, end, 'A'],
      key: '',
      detail,
      language: '',
    };
    expect(page(gated, 'R&amp;D', '', '')).toContain(
      `<h1>Acme: Down for maintenance</h1>This page reloads by itself. ${message}`,
    );
  });

  const translated = template
    .replace('lang="en"', '{{attributes}}')
    .replace('{{lead}}', '{{state}}: {{lead}} {{site}}');
  const german = { ...given, event: eventOf({ headers: { ...html, 'accept-language': 'de' } }) };
  const arabic = { ...given, event: eventOf({ headers: { ...html, 'accept-language': 'ar' } }) };
  const own = buildViewerRequest({ page: compilePage(translated) });
  const answerOf = (call: typeof given) =>
    loadHandler(own, new CountingStore(call.entries), () => call.now * 1000)(call.event);

  it('has the words, the script and the direction of the built-in one where it says which language it is in', async () => {
    expect(await answerOf(german)).toMatchObject({
      body: `<!doctype html><html lang=de><title>Wir sind gleich zurück</title><h1>Acme: Wir sind gleich zurück</h1>Wartung: An dieser Seite wird gearbeitet. demo ${message} Until ${time}.\n</html><script type=module>${script}</script>`,
      headers: { 'content-security-policy': { value: pagePolicy } },
    });
    expect(await answerOf(arabic)).toMatchObject({ body: expect.stringContaining('<html lang=ar dir=rtl>') });
  });

  it('has the name alone where markup would show: in the title and in attributes', async () => {
    const titled = translated.replace('{{ title }}', '{{site}}: {{title}}').replace('<h1>', '<h1 title="{{ site }}">');
    const branding = { name: 'R & D', accentColor: '#0f766e' };
    const call = callOn({ ...site(interval({ message: 'R&D' })), branding }, { headers: html });
    for (const page of [titled, titled.replace('{{attributes}}', '')]) {
      const code = buildViewerRequest({ page: compilePage(page) });
      const answer = await loadHandler(code, new CountingStore(call.entries), () => call.now * 1000)(call.event);
      const body = 'statusCode' in answer ? answer.body : '';
      expect(body).toMatch(/<title>R &amp; D: /);
      expect(body).toContain('<h1 title="R &amp; D">');
      expect(body).toMatch(/<style>:root\{--a:[^<]*<\/style>R &amp; D/);
    }
  });

  it('is in English as long as the store has no words', async () => {
    const entries = german.entries.filter(({ key }) => !key.startsWith('~'));
    expect(await answerOf({ ...german, entries })).toMatchObject({ body: expect.stringContaining('<title>Down for') });
  });

  (stages.length > 2 ? it : it.skip)('is the same on njs', () => {
    const [outcome] = runOnNjs(code, [given]);
    expect(outcome?.result).toMatchObject({ body: expect.stringContaining(`${message} Until ${time}.`) });
  });

  it.each([
    ['is no HTML page', 'Down until {{end}}: {{message}}', /begin with <!doctype html>/],
    ['does not show the message', '<!doctype html>{{end}}', /must show {{message}}/],
    ['does not show the end', '<!doctype html>{{message}}', /must show {{end}}/],
    ['names what there is not', '<!doctype html>{{message}}{{end}}{{user}}', /names {{user}}; known are title,/],
    ['has markup in its title', '<!doctype html><title>{{end}}</title>{{message}}{{end}}', /{{end}} where only text/],
    ['is too big', `<!doctype html>{{message}}{{end}}${'x'.repeat(2048)}`, /has 2\d+ bytes .* and 2048 fit/],
  ])('is refused when it %s', (_case, text, reason) => {
    expect(() => compilePage(text)).toThrow(PageTemplateError);
    expect(() => compilePage(text)).toThrow(reason);
  });

  it('has room for 1,000 bytes in every language, at every gate', () => {
    const parts = '<!doctype html>{{attributes}}{{message}}{{end}}';
    const page = compilePage(parts + 'x'.repeat(1000 - parts.length));
    expect(buildViewerRequest({ page, wildcards: true }).length).toBeLessThanOrEqual(10240);
  });

  it('has room for 1,500 bytes at every gate', () => {
    const parts = '<!doctype html>{{message}}{{end}}';
    const page = compilePage(parts + 'x'.repeat(1500 - parts.length));
    expect(buildViewerRequest({ page, wildcards: true }).length).toBeLessThanOrEqual(10240);
  });

  it('is refused when the gate has no room beside it', () => {
    const page = ['<!doctype html>', '3', 'x'.repeat(4000), '2'];
    expect(() => buildViewerRequest({ page, wildcards: true })).toThrow(EdgeBuildError);
  });
});
