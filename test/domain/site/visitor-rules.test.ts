import { allowedMethodsOf, corsOriginsOf, messagesOf } from '../../../lambdas/domain/site/visitor-rules';

const malformed = expect.objectContaining({ code: 'malformed' });

describe('allowed methods', () => {
  it('are kept in one order, each once', () => {
    expect(allowedMethodsOf(['POST', 'GET', 'POST'])).toEqual(['GET', 'POST']);
  });

  it('are at least one', () => {
    expect(() => allowedMethodsOf([])).toThrow(malformed);
  });
});

describe('CORS origins', () => {
  it('are written as browsers send them, each once', () => {
    expect(corsOriginsOf(['HTTPS://App.Example', 'https://app.example', 'http://localhost:3000'])).toEqual([
      'https://app.example',
      'http://localhost:3000',
    ]);
    expect(corsOriginsOf(['*'])).toEqual(['*']);
  });

  it.each([
    ['a path', ['https://app.example/']],
    ['the standard port', ['https://app.example:443']],
    ['another scheme', ['ftp://app.example']],
    ['a host that is none', ['https://[app']],
    ['null', ['null']],
    ['any and one', ['*', 'https://app.example']],
    ['eleven', Array.from({ length: 11 }, (_, n) => `https://a${n}.example`)],
  ])('with %s are refused', (_, origins) => {
    expect(() => corsOriginsOf(origins)).toThrow(malformed);
  });
});

describe('messages', () => {
  it('are named by language in lower case', () => {
    expect(messagesOf({ fr: 'Bientôt', 'pt-BR': 'Já', 'zh-Hant-TW': '稍後' })).toEqual({
      fr: 'Bientôt',
      'pt-br': 'Já',
      'zh-hant-tw': '稍後',
    });
  });

  it.each<[string, Record<string, string>]>([
    ['one language twice', { fr: 'a', FR: 'b' }],
    ['no language', { french: 'a' }],
    ['a language that breaks a line', { 'fr\n': 'a' }],
    [
      'eleven languages',
      Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`a${String.fromCharCode(97 + n)}`, ''])),
    ],
  ])('for %s are refused', (_, messages) => {
    expect(() => messagesOf(messages)).toThrow(malformed);
  });
});
