import { balanced, isolated, isolating, listed } from '../../../console/texts/isolated';
import { loadTexts } from '../../../console/texts/load';

const [begin, end] = ['\u2068', '\u2069'];
const toTheLeft = 'הנתונים';
const overridden = '\u202egpj.exe';

/** How many isolates are open at the end; -1 once one was ended that was not begun. */
const openIn = (text: string): number =>
  [...text].reduce((open, character) => {
    if (open < 0) return open;
    return /[\u2066-\u2068]/.test(character) ? open + 1 : character === end ? open - 1 : open;
  }, 0);

describe('what people wrote, in the sentences of the console', () => {
  it('stays as it is where it runs to the right, so that it can be copied', () => {
    const words = 'quiesce audit verify --file é 数据 🚧.jsonl';
    expect([isolated(words), balanced(words)]).toEqual([words, words]);
  });

  it('is isolated where it runs to the left or turns the direction', () => {
    expect(isolated(toTheLeft)).toBe(`${begin}${toTheLeft}${end}`);
    expect(isolated(overridden)).toBe(`${begin}${overridden}${end}`);
  });

  it('cannot leave its isolate, nor keep the rest of the sentence in it', () => {
    for (const words of [
      `a${end}b${overridden}`,
      `\u2067${toTheLeft}`,
      `${end}${end}\u2066\u2067`,
      `\u2068${end}${end}`,
    ]) {
      expect(openIn(isolated(words))).toBe(0);
      expect(openIn(balanced(words))).toBe(0);
      expect(isolated(words).indexOf(end)).toBeGreaterThan(0);
    }
    expect(isolated(`a${end}b${toTheLeft}`)).toBe(`${begin}ab${toTheLeft}${end}`);
  });

  it('is isolated one by one in a list', () => {
    expect(listed([toTheLeft, 'Ana'])).toBe(`${begin}${toTheLeft}${end}, Ana`);
  });

  it('is isolated by every function of the catalogue, also within a record, and only once', async () => {
    const { home, people, window } = await loadTexts('en');
    expect(people.removeTitle(toTheLeft)).toBe(`Remove ${begin}${toTheLeft}${end}?`);
    expect(window.approvalsOf(1, 2)).toBe('1 of 2 approvals');
    const sentence = home.bar({ reason: overridden, mode: 'full', status: 'active', from: 'a', to: 'b' });
    expect(sentence).toBe(`${begin}${overridden}${end}: full, active, from a to b`);
    expect(isolating({ lines: ['a'], nested: { text: 'b' } })).toEqual({ lines: ['a'], nested: { text: 'b' } });
  });
});
