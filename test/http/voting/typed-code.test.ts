import { typedCode } from '../../../lambdas/http/voting/typed-code';

describe('a code that was typed or pasted', () => {
  it.each([
    ['as it is in the mail', '042137'],
    ['with spaces', ' 042 137\n'],
    ['with a no-break space', '042\u00a0137'],
    ['with an en dash', '042–137'],
    ['with a non-breaking hyphen', '042\u2011137'],
    ['with a zero-width space', '042\u200b137'],
    ['with a byte-order mark and a soft hyphen', '\ufeff042\u00ad137'],
    ['inside marks of the direction', '\u2066042137\u2069'],
    ['in full-width digits', '０４２１３７'],
    ['in Arabic-Indic digits', '٠٤٢١٣٧'],
    ['in Persian digits', '۰۴۲۱۳۷'],
    ['in Devanagari digits', '०४२१३७'],
    ['in Bengali digits', '০৪২১৩৭'],
    ['in mathematical digits', '𝟎𝟒𝟐𝟏𝟑𝟕'],
  ])('%s', (_how, text) => expect(typedCode(text)).toBe('042137'));

  it.each([
    ['in small letters', 'bcdf-ghjk-lmnp'],
    ['in full-width letters', 'ＢＣＤＦ ＧＨＪＫ ＬＭＮＰ'],
  ])('letters %s', (_how, text) => expect(typedCode(text)).toBe('BCDFGHJKLMNP'));

  it('knows each digit of every script', () => {
    const digits = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint)
      .filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff)
      .map((codePoint) => String.fromCodePoint(codePoint))
      .filter((character) => /\p{Nd}/u.test(character));
    expect(digits.length).toBeGreaterThan(600);
    const written = digits.map(typedCode).join('');
    expect(written).toBe('0123456789'.repeat(digits.length / 10));
  });
});
