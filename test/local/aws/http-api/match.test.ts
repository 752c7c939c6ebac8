import type { ApiRoute } from '../../../../local/aws/http-api/api';
import { matchRoute } from '../../../../local/aws/http-api/match';
import { Throttles } from '../../../../local/aws/http-api/throttle';

const route = (key: string): ApiRoute => {
  const [method = 'ANY', path = '/{proxy+}'] = key === '$default' ? [] : key.split(' ');
  return { key, method, path, signed: true, functionArn: 'arn' };
};
const routes = [
  '$default',
  'ANY /v1/{proxy+}',
  'GET /v1/windows/{windowId}',
  'GET /v1/windows/latest',
  'ANY /v1/windows/{windowId}',
  'POST /v1/windows/{windowId}/end',
].map(route);
const keyOf = (method: string, path: string) => matchRoute(routes, method, path)?.route.key;

describe('route matching', () => {
  it('prefers literal segments, then variables, then greedy ones, and a method before ANY', () => {
    expect(keyOf('GET', '/v1/windows/latest')).toBe('GET /v1/windows/latest');
    expect(keyOf('GET', '/v1/windows/demo.01')).toBe('GET /v1/windows/{windowId}');
    expect(keyOf('PUT', '/v1/windows/demo.01')).toBe('ANY /v1/windows/{windowId}');
    expect(keyOf('GET', '/v1/else/where')).toBe('ANY /v1/{proxy+}');
    expect(keyOf('GET', '/')).toBe('$default');
  });

  it('gives path parameters decoded, and a malformed escape as it came', () => {
    const parameters = (path: string) => matchRoute(routes, 'POST', path)?.pathParameters;
    expect(parameters('/v1/windows/a%20b/end')).toEqual({ windowId: 'a b' });
    expect(parameters('/v1/windows/a%zz/end')).toEqual({ windowId: 'a%zz' });
  });

  it('finds nothing where no route fits', () => {
    const only = [route('GET /v1/windows/{windowId}')];
    for (const path of ['/v1/windows', '/v1/windows/', '/v1/windows/a/b', '/V1/windows/a']) {
      expect(matchRoute(only, 'GET', path)).toBeUndefined();
    }
    expect(matchRoute(only, 'POST', '/v1/windows/a')).toBeUndefined();
  });
});

describe('throttles', () => {
  it('admit the burst at once, refill at the rate, and keep a route with its own limit apart', () => {
    let now = 0;
    const throttles = new Throttles(
      { defaultThrottle: { rate: 2, burst: 2 }, routeThrottles: { own: { rate: 1, burst: 1 } } },
      () => now,
    );
    expect(['a', 'b', 'a'].map((key) => throttles.admit(key))).toEqual([true, true, false]);
    expect([throttles.admit('own'), throttles.admit('own')]).toEqual([true, false]);
    now = 500;
    expect([throttles.admit('a'), throttles.admit('a')]).toEqual([true, false]);
  });

  it('admit everything without limits', () => {
    const throttles = new Throttles({ routeThrottles: {} }, () => 0);
    expect(Array.from({ length: 50 }, () => throttles.admit('a'))).not.toContain(false);
  });
});
