import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDelay, formatDuration } from '../../../console/parts/times/time-format';
import { de } from '../../../console/texts/de';
import { en } from '../../../console/texts/en';

const folder = join(__dirname, '..', '..', '..', 'console', 'texts', 'de');

/** The German texts of a file, also those in functions. */
const textsIn = (file: string): readonly string[] =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)].map(
    ([, quoted, template]) => quoted ?? template ?? '',
  );

const files = readdirSync(folder);
const texts = files.flatMap((file) => textsIn(file).map((text) => ({ file, text })));

/** Words for which the glossary in docs/console.md has another one. */
const rejected: readonly (readonly [string, RegExp])[] = [
  ['genehmigen', /freigegeben|freigabe|freigeb/i],
  ['beantragen', /angefragt|erbeten/i],
  ['Genehmigende', /genehmiger\b/i],
  ['nachträglich genehmigen', /Notfall (zu )?bestätig|ratifizier/i],
  ['ID', /Kennung|\bIds?\b/],
  ['optional', /freiwillig/i],
  ['E-Mail', /(?<!E-)\bMail/],
  ['Audit-Protokoll', /Audit-Log/i],
  ['verwenden', /benutz(?!er)/i],
  ['Mitteilung', /\bNachricht/],
  ['Administration', /Administrator/i],
  ['Betrieb', /Betreiber/i],
  ['auslösen (einen Notfall)', /Notfall zu beginnen|Notfall begonnen'/],
  ['h, min, s', /\b(Std|Min|Sek)\./],
];

describe('the German catalogue', () => {
  it('is read as a whole', () => {
    expect(texts.length).toBeGreaterThan(500);
  });

  it.each(rejected)('has one word for an idea: %s', (_, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text))).toEqual([]);
  });

  it('calls a window of maintenance Wartungsfenster; a Fenster is one of the browser', () => {
    const short = texts.filter(({ file, text }) => file !== 'sign-in.ts' && /(?<!Wartungs)Fenster/.test(text));
    expect(short).toEqual([]);
  });

  it('calls only what a browser sends an Anfrage', () => {
    const ofWindows = texts.filter(
      ({ text }) => /Anfragen?\b/.test(text) && /Wartungsfenster|offen|entschieden/.test(text),
    );
    expect(ofWindows.filter(({ text }) => !/Anfrage (liest|macht)/.test(text))).toEqual([]);
  });
});

describe('how late something was', () => {
  it('is said in words, to the tenth of a second', () => {
    expect([en.window.late(formatDelay(5528, en.shared)), de.window.late(formatDelay(5528, de.shared))]).toEqual([
      '5.5 s late',
      '5,5 s zu spät',
    ]);
    expect(de.window.late(formatDelay(125_400, de.shared))).toBe('2 min 5 s zu spät');
  });

  it('has the same units as every other duration', () => {
    expect([formatDuration(5400, en.shared), formatDuration(5400, de.shared)]).toEqual(['1 h 30 min', '1 h 30 min']);
  });
});
