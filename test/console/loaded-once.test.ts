import { loadedOnce } from '../../console/parts/loaded-once';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('what is loaded when it is needed', () => {
  it('is loaded once', async () => {
    const load = jest.fn(async () => 'texts');
    const once = loadedOnce(load);
    expect(once()).toBe(once());
    expect(await once()).toBe('texts');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is loaded anew where it did not come, but not while its failure is told', async () => {
    const load = jest.fn(async () => 'texts').mockRejectedValueOnce(new TypeError('no connection'));
    const once = loadedOnce(load);
    const failed = once();
    await expect(failed).rejects.toThrow('no connection');
    expect(once()).toBe(failed);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await once()).toBe('texts');
  });
});
