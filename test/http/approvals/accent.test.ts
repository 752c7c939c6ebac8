import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { accentStyle, contrast } from '../../../lambdas/page/accent';
import { Service } from '../fixtures';
import { pageStates } from './page-states';

/** What WCAG 2.2 asks for text: 4.5. https://www.w3.org/TR/WCAG22/#contrast-minimum */
const TEXT = 4.5;
/** The paper and the cards of both schemes. */
const grounds = [
  ['#f4f5f7', '#ffffff'],
  ['#0f1318', '#181d24'],
] as const;

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

const variablesOf = (accent?: string) =>
  [...accentStyle(accent).matchAll(/--accent:(#\w{6});--fill:(#\w{6});--on-fill:(#\w{6})/g)].map(
    ([, line = '', fill = '', text = '']) => ({ line, fill, text }),
  );

describe('an accent colour', () => {
  it('is readable in both schemes, whatever it is', () => {
    fc.assert(
      fc.property(fc.option(color, { nil: undefined }), (accent) => {
        const schemes = variablesOf(accent);
        expect(schemes).toHaveLength(2);
        for (const [index, { line, fill, text }] of schemes.entries()) {
          for (const ground of grounds[index] ?? []) expect(contrast(line, ground)).toBeGreaterThanOrEqual(TEXT);
          expect(contrast(text, fill)).toBeGreaterThanOrEqual(TEXT);
        }
      }),
    );
  });

  it('is the colour itself wherever that can be read, and never vanishes', () => {
    expect(variablesOf('#4f46e5')[0]).toEqual({ line: '#4f46e5', fill: '#4f46e5', text: '#ffffff' });
    expect(variablesOf('#ffd400').map(({ fill, text }) => [fill, text])).toEqual(Array(2).fill(['#ffd400', '#000000']));
    const [white] = variablesOf('#ffffff');
    const [, black] = variablesOf('#181d24');
    for (const [fill, ground] of [
      [white?.fill ?? '', '#ffffff'],
      [black?.fill ?? '', '#181d24'],
    ] as const) {
      expect(contrast(fill, ground)).toBeGreaterThan(4);
    }
  });
});

/** What a browser applies under the page's own policy. */
async function styleOf(name: string) {
  const { service, token, form } = (await pageStates[name]?.[1]()) ?? { service: await Service.start(), token: '' };
  const { text, headers } = await service.visit(form ? 'POST' : 'GET', token, form);
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(String(headers['content-security-policy'])).toContain(`style-src 'sha256-${hash}'`);
  return { text, style };
}

describe('the name and the colour of a site', () => {
  it.each([
    'request',
    'wrong-code',
    'approved',
    'counted',
    'withdrawn',
    'used',
    'used-wrong-code',
    'superseded',
    'cancelled',
  ])('are on the page %s, which its policy lets through', async (name) => {
    const { text, style } = await styleOf(name);
    expect(text).toContain('<bdi>Northwind Shop</bdi></p>');
    expect(style).toContain('--fill:#ffd400');
  });

  it.each(['unknown', 'incomplete'])('are not on the page %s, which says nothing of any site', async (name) => {
    const { text, style } = await styleOf(name);
    expect(text).toContain('<bdi>Quiesce</bdi></p>');
    expect(style).toContain('--fill:#1f5fbf');
  });

  it('cannot be used to put anything into the page', async () => {
    const service = await Service.start();
    for (const accentColor of ['red', '#12345', '#123456}*{x:y', 'url(https://a.example)']) {
      const body = { branding: { accentColor } };
      const answer = await service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
      expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
    }
    const body = { branding: { name: '</style><script>alert(1)</script>' } };
    await service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
    const windowId = String((await service.request()).json.windowId);
    const { text } = await service.visit('GET', (await service.mailedLink(windowId)).token);
    expect(text).toContain('&lt;/style&gt;&lt;script&gt;');
    expect(text).not.toContain('<script');
  });
});

describe('times on the pages', () => {
  it("are in the reader's own zone first, then in those of the window and the site, and in UTC", async () => {
    const service = await Service.start();
    const body = { timeZone: 'Asia/Kolkata' };
    await service.api('PATCH /v1/people/{personId}', { as: 'admin', path: { personId: 'ana' }, body });
    const windowId = String((await service.request({ timeZone: 'America/New_York' })).json.windowId);
    const { token, code } = await service.mailedLink(windowId);
    const start =
      'Sun, 22 November 2026 at 18:30 GMT+5:30</time><small>Sun 22 Nov, 08:00 GMT-5 · Sun 22 Nov, 13:00 UTC';
    const question = (await service.visit('GET', token)).text;
    expect(question).toContain('<b>Sun 22 Nov, 18:30 – 19:30 GMT+5:30</b>');
    expect(question).toContain(start);
    expect((await service.visit('POST', token, { decision: 'approve', code })).text).toContain(start);
  });
});
