import fc from 'fast-check';
import { inMailLines } from '../../lambdas/aws/mail-lines';

const long = 'You get this mail because you requested this, voted or commented on it, or were asked to vote on it.';
const longest = (text: string) => Math.max(...text.split('\n').map((line) => [...line].length));

describe('the text of a mail', () => {
  it('has lines of at most 78 characters, broken at spaces', () => {
    expect(inMailLines(`Hello Ana,\n\n${long}\n`)).toBe(
      'Hello Ana,\n\nYou get this mail because you requested this, voted or commented on it, or\nwere asked to vote on it.\n',
    );
  });

  it('does not indent a sentence that has a colon', () => {
    const sentence =
      'To say no, open the same link: the page lets you choose "Approve" or "Reject". You can add a reason.';
    expect(inMailLines(sentence).split('\n')[1]).toBe('You can add a reason.');
  });

  it.each([
    ['a label', `Reason: ${long}`, '  '],
    ['a bullet', `- approved by Ana on Mon, 2 November 2026 ${long}`, '  '],
    ['a change', `  before: ${long}`, '    '],
    ['somebody’s words', `ana commented on the maintenance of demo on Monday at 10:01 UTC: ${long}`, '  '],
  ])('goes on indented after %s, so that no words of people begin a line', (_what, line, indent) => {
    const [first = '', ...others] = inMailLines(line).split('\n');
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toMatch(new RegExp(`^${indent}\\S`));
    expect([first.trim(), ...others.map((other) => other.trim())].join(' ')).toBe(line.trim());
  });

  it('keeps a link in one piece, on its line', () => {
    const link = `https://a1b2c3.execute-api.eu-west-1.amazonaws.com/approvals?token=${'x'.repeat(80)}`;
    expect(inMailLines(`${link}\nCode: 042017`)).toBe(`${link}\nCode: 042017`);
    expect(inMailLines(`Link: ${link} now`)).toBe(`Link:\n  ${link}\n  now`);
  });

  it('loses and adds nothing but line breaks and indents, and is the same when folded again', () => {
    const word = fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom('a', ':', '-', '日', '👩') });
    const texts = fc.array(
      fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(texts, (lines) => {
        const text = lines.join('\n');
        const folded = inMailLines(text);
        const words = (one: string) => one.split(/\s+/).filter((each) => each !== '');
        expect(words(folded)).toEqual(words(text));
        for (const line of folded.split('\n').filter((each) => each.trim().includes(' '))) {
          expect([...line].length).toBeLessThanOrEqual(Math.max(78, longest(line.trim().split(' ').join('\n')) + 4));
        }
        expect(inMailLines(folded)).toBe(folded);
      }),
      { numRuns: 60 },
    );
  });
});
