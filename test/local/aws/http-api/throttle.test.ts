import { Throttles } from '../../../../local/aws/http-api/throttle';

let now = 0;
const api = {
  defaultThrottle: { rate: 10, burst: 20 },
  routeThrottles: { 'POST /urgent': { rate: 100, burst: 200 }, 'GET /public': { rate: 1, burst: 2 } },
};
const admitted = (throttles: Throttles, route: string, requests: number) =>
  Array.from({ length: requests }, () => throttles.admit(route)).filter(Boolean).length;

describe('the throttles of a stage', () => {
  let throttles: Throttles;
  beforeEach(() => {
    throttles = new Throttles(api, () => now);
  });

  it('give a route with settings a bucket of its own, instead of the stage’s', () => {
    expect(admitted(throttles, 'GET /other', 500)).toBe(20);
    expect(admitted(throttles, 'POST /urgent', 500)).toBe(200);
    expect(admitted(throttles, 'GET /public', 500)).toBe(2);
  });

  it('let all routes without settings share the stage’s', () => {
    expect(admitted(throttles, 'GET /other', 500)).toBe(20);
    expect(admitted(throttles, 'GET /another', 500)).toBe(0);
  });

  it('leave a route alone while another one is flooded', () => {
    admitted(throttles, 'GET /public', 10_000);
    admitted(throttles, 'GET /other', 10_000);
    expect(admitted(throttles, 'POST /urgent', 200)).toBe(200);
  });

  it('lose nothing when the clock is set back', () => {
    expect(admitted(throttles, 'GET /other', 10)).toBe(10);
    now -= 3_600_000;
    expect(admitted(throttles, 'GET /other', 500)).toBe(10);
    now += 3_600_000;
  });

  it('fill up again at their own rate, up to the burst', () => {
    admitted(throttles, 'POST /urgent', 500);
    now += 500;
    expect(admitted(throttles, 'POST /urgent', 500)).toBe(50);
    now += 3_600_000;
    expect(admitted(throttles, 'POST /urgent', 500)).toBe(200);
  });

  it('let everything through where the template sets nothing', () => {
    expect(admitted(new Throttles({ routeThrottles: {} }, () => now), 'GET /other', 500)).toBe(500);
  });
});
