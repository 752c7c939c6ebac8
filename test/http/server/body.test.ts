import { jsonOf, textOf } from '../../../lambdas/http/server/body';

const limit = 1000;
const asText = (body: string) => ({ body, isBase64Encoded: false });
const asBytes = (bytes: readonly number[] | Buffer) => ({
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});
const latin1 = Buffer.from('{"reason":"zurück"}', 'latin1');

describe('the bytes of a body', () => {
  it.each([
    ['Latin-1, encoded by API Gateway', asBytes(latin1)],
    ['Latin-1, as API Gateway passes JSON', asText(latin1.toString('utf8'))],
    ['UTF-16', asBytes(Buffer.from('\ufeff{}', 'utf16le'))],
    ['an overlong form', asBytes([0x7b, 0xc0, 0x80, 0x7d])],
    ['half a surrogate pair as bytes', asBytes([0xed, 0xa0, 0x80])],
  ])('that are not UTF-8 are refused: %s', (_name, raw) => {
    expect(() => textOf(raw, limit)).toThrow('the body must be UTF-8');
  });

  it.each([
    ['encoded', asBytes(Buffer.from('\ufeff{"a":1}'))],
    ['as text', asText('\ufeff{"a":1}')],
  ])('may begin with a byte-order mark: %s', (_name, raw) => {
    expect(jsonOf(textOf(raw, limit))).toEqual({ a: 1 });
  });
});

describe('JSON', () => {
  it.each([
    ['{"__proto__":{"role":"admin"}}', '__proto__ is not a known field'],
    ['{"plan":[{"__proto__":1}]}', '__proto__ is not a known field'],
    ['{"reason":"a","reason":"b"}', 'reason is there twice'],
    ['{"plan":[{"x":{}},{"paths":["{"],"paths":[]}]}', 'paths is there twice'],
    [String.raw`{"a":1,"b":{"a":2},"\u0061" :3}`, 'a is there twice'],
    [String.raw`{"reason":"\ud83d"}`, 'valid Unicode'],
    [String.raw`{"messages":{"\udc00":"x"}}`, 'valid Unicode'],
    [String.raw`{"reason":"zur\ufffdck"}`, 'valid Unicode'],
  ])('is refused where something of it would be lost silently: %s', (text, rule) => {
    expect(() => jsonOf(text)).toThrow(rule);
  });

  it('may write a character as a pair of surrogates', () => {
    expect(jsonOf(String.raw`{"reason":"\ud83d\ude80"}`)).toEqual({ reason: '🚀' });
  });

  it.each([String.raw`{"a":{"a":[{"a":1},{"a":"\"a\":"}]},"b":"a","c":"\\"}`, '[{"a":1},{"a":1}]', '["a","a"]', '"a"'])(
    'may have a name again in another object: %s',
    (text) => {
      expect(jsonOf(text)).toEqual(JSON.parse(text));
    },
  );
});
