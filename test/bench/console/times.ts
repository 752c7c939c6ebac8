import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { portsOf } from '../../../local/announce';
import { freeBlock } from '../../../local/aws/gateway/free-port';
import { startRuntime } from '../../../local/tour/runtime';
import { launch } from '../../browser/launch';
import { openConsole } from '../../e2e/console/console-page';
import { largeCopy, type PreparedCopy } from '../load/prepared';
import { median } from '../statistics';
import { serveEmptyPage } from './empty-page';
import { interactiveAfter, type Measured } from './interactive';
import { untilIdle } from './until-idle';

const rounds = 15;
const target = 2;

/** Types into the form, and waits until the page shows what was typed. */
const useEmpty = `() => {
  const input = document.querySelector('input');
  if (!input || !document.querySelector('table')) return false;
  if (document.body.textContent.includes('typed')) return true;
  if (input.value === '') {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'typed');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return document.body.textContent.includes('typed');
}`;

/** Follows the link of the first tile that has its mode. */
const useHome = `() => {
  document.querySelector('.tile:not(.tile-unknown) a')?.click();
  return location.pathname.startsWith('/sites/');
}`;

/**
 * Prints how soon Home can be used by somebody whom the provider knows, from the address on, with nothing cached: with the demo's
 * site and with 1,000 sites, each beside the empty Cloudscape page in the same round.
 * @returns whether it is within its target
 */
export async function times(): Promise<boolean> {
  const empty = await serveEmptyPage();
  const browser = await launch();
  const demo = await running({ directory: await mkdtemp(join(tmpdir(), 'bench-home-')), remove: async () => {} });
  const large = await running(await largeCopy());
  try {
    const pages = {
      demo: await homeOf(browser, demo.endpoints),
      large: await homeOf(browser, large.endpoints),
      empty: { url: empty.url, use: useEmpty },
    };
    await untilIdle();
    const taken = await inTurns(browser, pages);
    const ratios = [
      report('Home with the demo', taken.demo, taken.empty),
      report('Home with 1,000 sites', taken.large, taken.empty),
    ];
    console.log(`${'empty Cloudscape page'.padEnd(44)} ${median(taken.empty).toFixed(0).padStart(8)} ms`);
    return ratios.every((ratio) => ratio <= target);
  } finally {
    await Promise.all([browser.close(), empty.close(), demo.close(), large.close()]);
  }
}

async function inTurns<K extends string>(browser: Browser, pages: Readonly<Record<K, Measured>>) {
  const taken = Object.fromEntries(Object.keys(pages).map((name) => [name, [] as number[]])) as Record<K, number[]>;
  const names = Object.keys(pages) as K[];
  // The first round warms what a computer keeps: files, functions, code of the browser.
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const milliseconds = await interactiveAfter(browser, pages[name]);
      if (round > 0) taken[name].push(milliseconds);
    }
  return taken;
}

function report(what: string, taken: readonly number[], empty: readonly number[]): number {
  const ratio = median(taken.map((milliseconds, round) => milliseconds / (empty[round] ?? Number.NaN)));
  const line = `${ratio.toFixed(2)} times the empty page (target ${target}), the median of ${taken.length} rounds`;
  console.log(`${what.padEnd(44)} ${median(taken).toFixed(0).padStart(8)} ms  ${line}`);
  return ratio;
}

async function running({ directory, remove }: PreparedCopy) {
  const runtime = await startRuntime({ directory, port: await freeBlock(portsOf(0)) });
  return {
    endpoints: runtime.endpoints,
    close: async () => {
      await runtime.stop();
      await remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

type SignInAt = Parameters<typeof openConsole>[1];

/** Home of somebody who has signed in at the provider before, in another window of the browser. */
async function homeOf(browser: Browser, endpoints: SignInAt): Promise<Measured> {
  const { context } = await openConsole(browser, endpoints, { name: 'Ana' });
  const kept = await context.storageState();
  await context.close();
  return { url: `${endpoints.console}/`, kept, use: useHome };
}
