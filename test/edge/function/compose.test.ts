import path from 'node:path';
import { buildViewerRequest } from '../../../edge/build/build';
import { loadHandler } from '../../../edge/build/load';
import { callOf, interval, start } from './fixtures';
import { CountingStore, hasNjs, runOnNjs } from './stages';

const entry = path.join(__dirname, '..', '..', '..', 'edge', 'example', 'redirect-behind-gate.ts');
const code = buildViewerRequest({ entry });

describe('a function of one’s own behind the gate', () => {
  const during = callOf({ uri: '/docs/' }, [interval()]);
  const before = callOf({ uri: '/docs/' }, [interval()], start - 60);

  it('runs on what the gate lets pass, and only on that', async () => {
    const answer = async ({ event, entries, now }: typeof during) =>
      loadHandler(code, new CountingStore(entries), () => now * 1000)(event);
    expect(await answer(during)).toMatchObject({ statusCode: 503 });
    expect(await answer(before)).toMatchObject({ uri: '/docs/index.html' });
  });

  (hasNjs() ? it : it.skip)('does so on njs', () => {
    const [first, second] = runOnNjs(code, [during, before]);
    expect(first?.result).toMatchObject({ statusCode: 503 });
    expect(second?.result).toMatchObject({ uri: '/docs/index.html' });
  });
});
