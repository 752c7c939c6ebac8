import { brandingOf } from '../../lambdas/domain/site/branding';
import { line, lines } from '../../lambdas/http/server/fields';

/** Spaces, zero-width and formatting characters, fillers and blanks of other scripts. */
const invisible = [
  '\u200b',
  '\u200d\u200c',
  '\ufeff',
  '\u2060 \u00ad',
  '\u3164',
  '\u115f\u1160\uffa0',
  '\u2800',
  '\u034f\ufe0f',
  '\u{e0020}',
  '\u3000\u180e',
];
const shown = ['Harbour', 'می\u200cخواهم', '👩\u200d💻', '港', '\u200bx'];

const takes = (act: () => unknown): boolean => {
  try {
    act();
    return true;
  } catch {
    return false;
  }
};

describe('a text that people read', () => {
  it.each<[string, (text: string) => boolean]>([
    ['one line of the API', (text) => line(60).safeParse(text).success],
    ['lines of the API', (text) => lines(60).safeParse(text).success],
    ['the name of a site', (text) => takes(() => brandingOf({ name: text }))],
  ])('shows something: %s', (_place, isTaken) => {
    expect(invisible.filter(isTaken)).toEqual([]);
    expect(shown.filter(isTaken)).toEqual(shown);
  });
});
