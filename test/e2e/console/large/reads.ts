import type { Page } from 'playwright-core';

/** What a page read: each address once, and what came when it asked for one of them again. */
export interface Reads {
  readonly requests: number;
  /** On the wire, with headers. */
  readonly kilobytes: number;
  /** The largest answer to what was asked before, likewise. */
  readonly largestAgain: number;
}

/** Counts what the page reads from now on. @returns ends it */
export async function countReads(page: Page): Promise<() => Promise<Reads>> {
  const session = await page.context().newCDPSession(page);
  const addresses = new Map<string, string>();
  const sizes = new Map<string, number[]>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/api/v1/')) addresses.set(requestId, request.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId);
    if (address !== undefined) sizes.set(address, [...(sizes.get(address) ?? []), encodedDataLength]);
  });
  await session.send('Network.enable');
  return async () => {
    await session.detach();
    const all = [...sizes.values()];
    const bytes = all.reduce((sum, [first = 0]) => sum + first, 0);
    const again = Math.max(0, ...all.flatMap(([, ...others]) => others));
    return { requests: all.length, kilobytes: Math.round(bytes / 1000), largestAgain: Math.round(again / 1000) };
  };
}
