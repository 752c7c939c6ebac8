import type { EdgeBranding, EdgeEntry } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import { ENTRY_BYTES, entryBytes } from '../../../edge/document/encode-capacity';
import { logoEntries } from '../../../edge/document/encode-logo';
import { LOGO_PATH } from '../../../edge/document/page-keys';
import type { EdgeResponse } from '../../../edge/function/event';
import { forms } from '../../../lambdas/domain/forms';
import { callOn, interval, site, start, textOf } from '../function/fixtures';
import { type Stage, stages } from '../function/stages';

/** Bytes that no text has, so that a mistake of encodings shows. */
const image = (length: number, seed = 7) => Buffer.from(Array.from({ length }, (_, index) => (index * seed) % 256));
const logoOf = (bytes: Buffer, type = 'png') => `data:image/${type};base64,${bytes.toString('base64')}`;
const html = { accept: 'text/html' };

const branded = (logo: string): EdgeBranding => ({ name: 'Harbour', logo });
const callFor = (logo: string, uri: string, change = (entries: readonly EdgeEntry[]) => entries) => {
  const call = callOn({ ...site(interval()), branding: branded(logo) }, { uri, headers: html });
  return { ...call, entries: change(call.entries) };
};
const isOfLogo = ({ key }: EdgeEntry) => key.startsWith('demo/logo');

async function answer(stage: Stage, call: ReturnType<typeof callFor>): Promise<EdgeResponse> {
  const [outcome] = await stage.run([call]);
  if (!outcome || !('statusCode' in outcome.result)) throw new Error('the request passed');
  return outcome.result;
}

describe('the entries of a logo', () => {
  it('are as few as hold the image, and of the largest logo of the longest site each fits', () => {
    const siteId = 's'.repeat(24);
    const numbers = [30, 600, 601, 1200, 1201, 3000].map((length) => {
      const logo = logoOf(image(length), 'svg+xml');
      expect(forms.logo.rules.every(([pattern]) => pattern.test(logo))).toBe(true);
      const entries = logoEntries({ siteId, branding: { logo } });
      for (const entry of entries) expect(entryBytes(entry)).toBeLessThanOrEqual(ENTRY_BYTES);
      return entries.length;
    });
    expect(numbers).toEqual([1, 1, 2, 2, 3, 5]);
  });

  it('are none for an address, and none for a site without a logo', () => {
    expect(logoEntries({ siteId: 'demo', branding: { logo: 'https://cdn.example/logo.svg' } })).toEqual([]);
    expect(logoEntries({ siteId: 'demo', branding: { name: 'Demo' } })).toEqual([]);
    expect(logoEntries({ siteId: 'demo' })).toEqual([]);
  });

  it('are what they were: the contract of the function and the publisher', () => {
    const logo = `data:image/svg+xml;base64,${'A'.repeat(1604)}`;
    const keys = ['demo/logo', 'demo/logo/C9VmtDtb1', 'demo/logo/C9VmtDtb2'];
    expect(logoEntries({ siteId: 'demo', branding: { logo } })).toEqual([
      { key: keys[0], value: `image/svg+xml\n${keys[1]}\n${' '.repeat(22)}${'A'.repeat(800)}` },
      { key: keys[1], value: `image/svg+xml\n${keys[2]}\n${' '.repeat(22)}${'A'.repeat(800)}` },
      { key: keys[2], value: `image/svg+xml\n\n${' '.repeat(41)}AAAA` },
    ]);
  });

  it('do not change with windows, revision, name and colour', () => {
    const logo = logoOf(image(2000));
    const of = (given: Parameters<typeof encodeSite>[0]) => encodeSite(given, start).filter(isOfLogo);
    const idle = of({ ...site(), branding: branded(logo) });
    expect(idle).toHaveLength(4);
    const busy = { ...site(interval()), revision: 8, branding: { logo, name: 'Other', accentColor: '#0f766e' } };
    expect(of(busy)).toEqual(idle);
  });
});

describe.each(stages)('a logo on $name', (stage) => {
  it.each([1, 600, 601, 3000])('is answered as it was given: %i bytes', async (length) => {
    const bytes = image(length);
    const { statusCode, headers, body } = await answer(stage, callFor(logoOf(bytes, 'webp'), LOGO_PATH));
    expect([statusCode, headers['content-type']?.value]).toEqual([200, 'image/webp']);
    expect(body).toEqual({ encoding: 'base64', data: bytes.toString('base64') });
    expect(headers['cache-control']?.value).toBe('no-store');
    expect(headers['content-security-policy']?.value).toMatch(/^default-src 'none';.*;sandbox$/);
  });

  it('is in the page as an address of the same host, whatever its size', async () => {
    for (const length of [30, 3000]) {
      const page = await answer(stage, callFor(logoOf(image(length)), '/'));
      expect(textOf(page)).toContain(`<img src="${LOGO_PATH}" alt="">Harbour`);
    }
    const page = await answer(stage, callFor('https://cdn.example/a.svg', '/'));
    expect(textOf(page)).toContain('<img src="https://cdn.example/a.svg" alt="">Harbour');
  });

  it.each([0, 1, 2, 3])('is none where entry %i of it is missing', async (gone) => {
    const logo = logoOf(image(2000));
    const without = (entries: readonly EdgeEntry[]) => {
      const lost = entries.filter(isOfLogo)[gone];
      return entries.filter((entry) => entry !== lost);
    };
    const { statusCode, body } = await answer(stage, callFor(logo, LOGO_PATH, without));
    expect([statusCode, body]).toEqual([404, '']);
    expect((await answer(stage, callFor(logo, '/', without))).statusCode).toBe(503);
  });

  it('is never put together from two, as long as the store has some entries of each', async () => {
    const [before, now] = [7, 11].map((seed) =>
      encodeSite({ ...site(interval()), branding: branded(logoOf(image(2000, seed))) }, start).filter(isOfLogo),
    );
    for (let changed = 1; changed < 4; changed++) {
      const mixed = new Map(
        [...(before ?? []).slice(changed), ...(now ?? []).slice(0, changed)].map((entry) => [entry.key, entry]),
      );
      const call = callFor(logoOf(image(2000)), LOGO_PATH, (entries) => [
        ...entries.filter((entry) => !isOfLogo(entry)),
        ...mixed.values(),
      ]);
      expect((await answer(stage, call)).statusCode).toBe(404);
    }
  });

  it('is none for a site without one, and the origin’s affair while no window is near its time', async () => {
    expect((await answer(stage, callFor('https://cdn.example/a.svg', LOGO_PATH))).statusCode).toBe(404);
    const [early] = await stage.run([{ ...callFor(logoOf(image(30)), LOGO_PATH), now: start - 1 }]);
    expect(early?.result).toMatchObject({ uri: LOGO_PATH });
    expect(early?.reads).toHaveLength(1);
  });

  it('is read from what earlier versions wrote: in the detail itself', async () => {
    const old = 'data:image/png;base64,AAAA';
    const before = (entries: readonly EdgeEntry[]) =>
      entries
        .filter((entry) => !isOfLogo(entry))
        .map(({ key, value }) => ({ key, value: value.replace(`src="${LOGO_PATH}"`, `src="${old}"`) }));
    expect(textOf(await answer(stage, callFor(old, '/', before)))).toContain(`<img src="${old}" alt="">Harbour`);
  });
});
