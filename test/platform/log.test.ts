import { log, nameOf } from '../../lambdas/platform/log';
import { mint } from '../../lambdas/platform/mint';

describe('a log line', () => {
  const written: string[] = [];
  beforeEach(() => {
    written.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is one JSON object with a code', () => {
    log('flip', { windowId: 'demo.01K', revision: 3, outcome: 'flipped' });

    expect(written).toEqual([
      '{"level":"info","code":"flip","windowId":"demo.01K","revision":3,"outcome":"flipped"}\n',
    ]);
  });

  it('is an error where somebody should look', () => {
    log('task-token-lost');

    expect(written).toEqual(['{"level":"error","code":"task-token-lost"}\n']);
  });

  it('names what was thrown and never quotes it', () => {
    expect(nameOf(new TypeError('secret'))).toBe('TypeError');
    expect(nameOf('secret')).toBe('string');
  });
});

describe('minting', () => {
  it('gives 43 characters for the link and six digits for the mail', () => {
    for (let round = 0; round < 200; round++) {
      const { secret, code } = mint();
      expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(code).toMatch(/^\d{6}$/);
    }
  });

  it('spreads the first digit of the code evenly, zero included', () => {
    const counts = new Array<number>(10).fill(0);
    for (let round = 0; round < 20_000; round++) {
      const digit = Number(mint().code[0]);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    // 2000 expected each, standard deviation 42: seven of them are out of reach for an even spread.
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(300);
  });
});
