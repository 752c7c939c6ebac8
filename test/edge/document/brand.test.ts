import fc from 'fast-check';
import { FORMAT } from '../../../edge/document/detail';
import { brandLine } from '../../../edge/document/encode-brand';
import { modes } from '../../../edge/document/mode';
import { PAGE_LANGUAGES } from '../../../edge/document/page-keys';
import { preferredLanguage } from '../../../edge/function/language';
import { contrastOf, legibleOn } from '../../../edge/page/contrast';
import { words } from '../../../edge/page/words';
import { Refusal } from '../../../lambdas/domain/refusal';
import { brandingOf } from '../../../lambdas/domain/site/branding';
import { callOn, interval, site, textOf } from '../function/fixtures';
import { stages } from '../function/stages';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'<>"\'&;:/(){}#=\\ `a'), maxLength: 60 }),
  fc.constantFrom(
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\n2\n',
  ),
);

describe('what a site shows of itself', () => {
  it('is text, one image and one colour, whatever it is told', () => {
    fc.assert(
      fc.property(fc.option(hostile, { nil: undefined }), hostile, hostile, (name, logo, accentColor) => {
        const line = brandLine('demo', { ...(name !== undefined && { name }), logo, accentColor });
        const shape =
          /^<style>(?::root\{--a:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)\})?(?:header:before\{display:none\})?<\/style>(?:<img src="[^"<>]*" alt="">)?[^<>"]*$/;
        const plain = /^(?:<img src="[^"<>]*" alt="">)?[^<>"]*$/;
        const bare = line.replaceAll('<br>', '');
        expect([bare, shape.test(bare) || plain.test(bare)]).toEqual([bare, true]);
        expect(line).not.toContain('\n');
      }),
    );
  });

  it('is a logo that cannot be run, or is refused', () => {
    fc.assert(
      fc.property(hostile, (logo) => {
        try {
          expect(brandingOf({ logo })?.logo).toMatch(
            /^(?:data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+|https:\/\/[^\s"'<>]+)$/,
          );
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  it('has a colour that can be read on light and on dark, whatever it is', () => {
    const color = fc.nat(0xffffff).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(color, fc.constantFrom('#ffffff', '#121212'), (chosen, background) => {
        expect(contrastOf(legibleOn(background, chosen), background)).toBeGreaterThanOrEqual(4.5);
      }),
    );
    expect([legibleOn('#ffffff', '#0f766e'), legibleOn('#121212', '#5eead4')]).toEqual(['#0f766e', '#5eead4']);
  });
});

describe.each(stages)('a page on $name', (stage) => {
  it('has a message and a name as text, and nothing that they add', async () => {
    const texts = fc.sample(fc.tuple(hostile, hostile), { numRuns: 40, seed: 7 });
    const calls = texts.map(([message, name]) =>
      callOn(
        { ...site(interval({ message: `a${message}` })), branding: { name } },
        { headers: { accept: 'text/html', 'accept-language': 'de' } },
      ),
    );
    const tags = (body: string) =>
      (body.match(/<[a-z/!][^>]*>/gi) ?? []).filter((tag) => !tag.startsWith('<br')).length;
    const bodies = (await stage.run(calls)).map(({ result }) => textOf(result));
    expect(new Set(bodies.map(tags)).size).toBe(1);
  });

  it('has the words of the language named first, or of one that there are words in, in each mode', async () => {
    const calls = Object.keys(words).flatMap((language) =>
      modes.map((mode) =>
        callOn(site(interval({ mode })), {
          method: 'POST',
          headers: { accept: 'text/html', 'accept-language': `xx,${language};q=0.9` },
        }),
      ),
    );
    const titles = (await stage.run(calls)).map(({ result }) => /<title>(.*?)<\/title>/.exec(textOf(result))?.[1]);
    expect(titles).toEqual(Object.values(words).flatMap((each) => modes.map((mode) => each.modes[mode].title)));
  });
});

describe('the words of pages', () => {
  it('are in as many languages as the function knows, in the same spelling', () => {
    expect(Object.keys(words).sort()).toEqual(PAGE_LANGUAGES.split(' ').sort());
    expect(preferredLanguage({ value: 'ja' }, PAGE_LANGUAGES)).toBe('ja');
    expect(FORMAT).toBe('2');
  });

  it('are plain text: no markup, no quotation marks, no two alike in one mode', () => {
    const texts = Object.values(words).flatMap(({ modes: byMode, soon, timeLeft, end, looksAgain, affected }) => [
      ...Object.values(byMode).flatMap(({ state, title, lead }) => [state, title, lead]),
      soon.title,
      soon.lead,
      timeLeft,
      end,
      looksAgain,
      affected,
    ]);
    expect(texts.filter((text) => /[<>"'&\n\t]/.test(text) || text.trim() !== text || text === '')).toEqual([]);
    expect(new Set(Object.keys(words)).size).toBeGreaterThanOrEqual(12);
  });
});
