import fc from 'fast-check';
import { saidText } from '../../lambdas/mail/fact-lines';
import { quote, subjectLine } from '../../lambdas/mail/plain-text';

describe('words of a user in a mail', () => {
  it.each([
    ['see https://evil.example/vote', 'see https[:]//evil[.]example/vote'],
    ['www.evil.example', 'www[.]evil[.]example'],
    ['"/robots.txt", (/a/b/index.html) and /x.json.', '"/robots.txt", (/a/b/index.html) and /x.json.'],
    [
      '/evil.example /evil.example/a.txt //evil.js/b.txt',
      '/evil[.]example /evil[.]example/a[.]txt //evil[.]js/b[.]txt',
    ],
    ['robots.txt /robots.txt.evil.example /a.zip', 'robots[.]txt /robots[.]txt[.]evil[.]example /a[.]zip'],
    ['ask ana@corp.example.', 'ask ana@corp[.]example.'],
    ['full width．ｅｘａｍｐｌｅ', 'full width[.]ｅｘａｍｐｌｅ'],
    ['half width｡example', 'half width[.]example'],
    ['https：／／evil', 'https[:]／／evil'],
    ['deploy 🚀 by 👩‍💻 in 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'deploy 🚀 by 👩‍💻 in 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['می‌خواهم و क्‍ष', 'می‌خواهم و क्‍ष'],
    ['hid\u{e0041}den \u200d\u200d and\u200d\u200d\u200d joined', 'hidden and\u200d joined'],
    ['evil。example', 'evil[.]example'],
    ['/.well-known/x, a/.b', '/.well-known/x, a/.b'],
    ['upgrade to v1.2. Then test.', 'upgrade to v1.2. Then test.'],
    ['one\r\ntwo\n\n123456', 'one two 123456'],
    ['gpj.exe\u202E\u200B hidden', 'gpj[.]exe hidden'],
    ['Wartung für Äpfel', 'Wartung für Äpfel'],
  ])('%j become %j', (words, quoted) => {
    expect(quote(words)).toBe(quoted);
  });

  it('are one visible line without a link, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.webUrl(), (words, url) => {
        const quoted = quote(`${words} ${url}`);
        expect(quoted).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]|:\/\//u);
      }),
    );
  });

  it('are cut at a thousand characters', () => {
    expect(quote('x'.repeat(5000))).toHaveLength(1001);
  });

  it('are not cut through a character, which could not be sent at all', () => {
    for (let before = 990; before <= 1000; before++) {
      expect(() => encodeURIComponent(quote(`${'x'.repeat(before)}${'😀'.repeat(20)}`))).not.toThrow();
    }
  });
});

describe('a subject', () => {
  it('is printable ASCII of at most 99 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(subjectLine(text)).toMatch(/^[\x20-\x7e]{0,99}$/);
      }),
    );
  });
});

describe('an instant', () => {
  it('is shown in the zone and in UTC', () => {
    expect(saidText([{ at: Date.UTC(2026, 10, 23, 10) / 1000 }], ['Europe/Berlin'])).toBe(
      'Mon, 23 November 2026 at 11:00 CET (Mon 23 Nov, 10:00 UTC)',
    );
  });

  it('is told apart when a clock change makes two of them read the same', () => {
    const hourOfTheChange = Date.UTC(2026, 9, 25, 0, 30) / 1000;
    expect(saidText([{ at: hourOfTheChange }], ['Europe/Berlin'])).toBe(
      'Sun, 25 October 2026 at 02:30 CEST (Sun 25 Oct, 00:30 UTC)',
    );
    expect(saidText([{ at: hourOfTheChange + 3600 }], ['Europe/Berlin'])).toBe(
      'Sun, 25 October 2026 at 02:30 CET (Sun 25 Oct, 01:30 UTC)',
    );
  });

  it('shows seconds only where there are some', () => {
    expect(saidText([{ at: 1 }], [])).toBe('Thu, 1 January 1970 at 00:00:01 UTC');
  });
});
