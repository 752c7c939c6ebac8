import { noticeLanguages } from '../../../lambdas/domain/site/notice-languages';
import { type PublicNoticeMail, publicNoticeMail } from '../../../lambdas/mail/public-notice/public-notice-mail';
import { noticeWords } from '../../../lambdas/mail/public-notice/words';

/** 2026-11-22T02:00:00+01:00, for two hours. */
const facts = { mode: 'read-only', startsAt: 1_795_309_200, endsAt: 1_795_316_400 } as const;
const mail = (changes: Partial<PublicNoticeMail> = {}) =>
  publicNoticeMail({
    notice: { kind: 'scheduled', facts },
    siteId: 'shop',
    siteName: 'Harbour Coffee',
    timeZone: 'Europe/Paris',
    languages: ['en'],
    isOpen: true,
    now: facts.startsAt - 86_400,
    ...changes,
  });

describe('a public notice', () => {
  it('says what happens, when in both zones, and the message', () => {
    const { subject, text } = mail({ message: 'Back\nsoon' });
    expect(subject).toBe('Harbour Coffee: Maintenance scheduled (2026-11-22 02:00 CET)');
    expect(text.replace('Sunday,', 'Sunday')).toContain(
      'Start: Sunday 22 November 2026 at 02:00 CET (2026-11-22 01:00 UTC)\nExpected end: ',
    );
    expect(text).toContain('The site can be read during this time, but nothing can be changed.');
    expect(text).toContain('\n\nBack soon\n');
  });

  it.each(noticeLanguages)('has a subject that SNS takes, whatever the site is called, in %s', (language) => {
    const named = { siteName: 'Café Ä'.repeat(10), siteId: 'a'.repeat(24) };
    for (const kind of ['scheduled', 'reminder', 'started', 'extended', 'ended', 'cancelled'] as const) {
      for (const names of [named, { siteName: 'x'.repeat(60) }]) {
        const { subject, text } = mail({ notice: { kind, facts }, languages: [language], ...names });
        expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
        expect(subject).toMatch(/\(2026-11-22 0[24]:00 CET\)$/);
        expect(text).toContain(noticeWords[language].titles[kind]);
      }
    }
  });

  it('has a section per language, in their order, each with its own message or the common one', () => {
    const { text } = mail({
      languages: ['fr', 'en', 'pt'],
      message: 'Soon',
      messages: { 'pt-br': 'Logo', fr: 'Vite' },
    });
    const [french = '', english = '', portuguese = ''] = text.split(/\n\n(?=\[)/);
    expect([french, english, portuguese].map((part) => part.split('\n')[0])).toEqual([
      '[français]',
      '[English]',
      '[português]',
    ]);
    expect([/Vite/.test(french), /Soon/.test(english), /Logo/.test(portuguese)]).toEqual([true, true, true]);
  });

  it('runs from right to left where the language does, with times and names apart', () => {
    const { text } = mail({ languages: ['ar'] });
    for (const line of text.split('\n').filter((each) => each !== '')) expect(line).toMatch(/^\u200f/);
    expect(text).toContain('\u2068Harbour Coffee\u2069');
    expect(text).toContain('\u20682026-11-22 01:00 UTC\u2069');
    expect(mail({ languages: ['en'] }).text).not.toMatch(/[\u200f\u2068\u2069]/);
  });

  it('says that it is soon only in the last hour before', () => {
    const reminder = { notice: { kind: 'reminder', facts } } as const;
    expect(mail(reminder).text).toContain('Reminder of maintenance');
    expect(mail({ ...reminder, now: facts.startsAt - 3600 }).text).toContain('Please finish and save');
  });

  it('names hostnames, and no paths', () => {
    const notice = { kind: 'started', facts: { ...facts, hostnames: ['a.shop.example'], partial: true } } as const;
    expect(mail({ notice }).text).toContain('Affects: a.shop.example – parts of the site');
  });

  it('makes no link of what people wrote, and hides nothing in it', () => {
    const { text } = mail({ message: 'See https://evil.example/\u202etxt' });
    expect(text).toContain('https[:]//evil[.]example/txt');
  });
});
