import { de } from '../../console/texts/de';
import { later as laterGerman } from '../../console/texts/de/later';
import { en } from '../../console/texts/en';
import { later as laterEnglish } from '../../console/texts/en/later';
import { languageFor, wordFor } from '../../console/texts/texts';

/** Every text by its path; one that is a function as `function`. */
function flat(texts: object, at = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, value]: [string, unknown]) => {
      const path = `${at}${key}`;
      if (typeof value === 'object' && value !== null) return flat(value, `${path}.`);
      return { [path]: typeof value === 'string' ? value : typeof value };
    }),
  );
}

describe('the catalogue', () => {
  it('has the same texts in both languages, and none is empty', () => {
    const [english, german] = [flat({ ...en, ...laterEnglish }), flat({ ...de, ...laterGerman })];
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
    expect([...Object.entries(english), ...Object.entries(german)].filter(([, text]) => text.trim() === '')).toEqual(
      [],
    );
  });

  it('counts in words of each language', () => {
    expect([en.home.waitingRequests(1), en.home.waitingRequests(1000)]).toEqual([
      '1 request is undecided',
      '1,000 requests are undecided',
    ]);
    expect(de.home.waitingRequests(1000)).toBe('1.000 Anträge sind noch offen');
  });

  it('is shown in the first language of the person that it has', () => {
    expect(languageFor(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor(['fr'])).toBe('en');
  });

  it('shows a value that it has no word for as it is, also one that every object has', () => {
    expect(wordFor(en.shared.statuses, 'paused')).toBe('paused');
    expect(wordFor(en.shared.statuses, 'constructor')).toBe('constructor');
  });
});
