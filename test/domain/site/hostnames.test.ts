import { assertKnownToGate, hostnamesOf, namesOf } from '../../../lambdas/domain/site/hostnames';

describe('hostnames', () => {
  it('may begin with a wildcard for one label', () => {
    expect(hostnamesOf(['*.Shop.Example', 'shop.example'])).toEqual(['*.shop.example', 'shop.example']);
  });

  it.each([
    '*',
    '*.',
    '*shop.example',
    'a.*.example',
    '*.*.example',
    `*.${'a.'.repeat(126)}`,
    `*.${'a.'.repeat(125)}ab`,
  ])('are refused like %s', (hostname) => {
    expect(() => hostnamesOf([hostname])).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('with a wildcard need a gate that looks it up', () => {
    const names = ['shop.example', '*.shop.example'];
    expect(() => assertKnownToGate(names, true)).not.toThrow();
    expect(() => assertKnownToGate(['shop.example'], false)).not.toThrow();
    expect(() => assertKnownToGate(names, false)).toThrow(
      expect.objectContaining({ code: 'wildcards-off', details: { hostnames: ['*.shop.example'] } }),
    );
  });
});

describe('a request’s host', () => {
  it.each([
    ['a.shop.example', ['a.shop.example', '*.shop.example']],
    ['localhost', ['localhost']],
  ])('%s is looked up as %j', (host, names) => {
    expect(namesOf(host)).toEqual(names);
  });
});
