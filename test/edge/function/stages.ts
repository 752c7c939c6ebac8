import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildViewerRequest } from '../../../edge/build/build';
import { loadHandler } from '../../../edge/build/load';
import type { EdgeEntry } from '../../../edge/document/document';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from '../../../edge/function/event';
import { handler } from '../../../edge/function/viewer-request';

export interface Call {
  readonly event: EdgeEvent;
  readonly entries: readonly EdgeEntry[];
  /** UTC epoch seconds. */
  readonly now: number;
  /** Of the gate the visitor comes to. */
  readonly wildcards?: boolean;
}

export interface Outcome {
  readonly result: EdgeRequest | EdgeResponse;
  /** Keys asked for, in order. */
  readonly reads: readonly string[];
}

/** Somewhere the edge function runs; all of them must answer alike. */
export interface Stage {
  readonly name: string;
  run(calls: readonly Call[]): Promise<readonly Outcome[]>;
}

/** Rejects on a missing key, as CloudFront's store does, and keeps what was asked for. */
export class CountingStore implements KeyValueStore {
  readonly reads: string[] = [];

  constructor(private readonly entries: readonly EdgeEntry[]) {}

  async get(key: string): Promise<string> {
    this.reads.push(key);
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (!entry) throw new Error('KeyNotFound');
    return entry.value;
  }
}

/** One call at a time: the source takes its store and its clock from the global scope, as the shipped code does. */
const onSource: Stage = {
  name: 'the TypeScript source',
  run: async (calls) => {
    const { now: realNow } = Date;
    const outcomes: Outcome[] = [];
    let store = new CountingStore([]);
    let instant = 0;
    // Jest is slow to set a global.
    const globals = {
      store: { get: (key: string) => store.get(key) },
      WILDCARDS: false,
      CUSTOM: false,
      TRANSLATED: true,
    };
    Object.assign(globalThis, globals);
    Date.now = () => instant;
    for (const { event, entries, now, wildcards = false } of calls) {
      store = new CountingStore(entries);
      instant = now * 1000 + 999;
      if (wildcards !== globals.WILDCARDS) Object.assign(globalThis, { WILDCARDS: wildcards });
      globals.WILDCARDS = wildcards;
      outcomes.push({ result: await handler(structuredClone(event)), reads: store.reads });
    }
    Date.now = realNow;
    return outcomes;
  },
};

const built = new Map<boolean, string>();

function shipped(wildcards: boolean): string {
  const code = built.get(wildcards) ?? buildViewerRequest({ wildcards });
  built.set(wildcards, code);
  return code;
}

const onBundle: Stage = {
  name: 'the shipped bundle in a bare context',
  run: async (calls) => {
    return Promise.all(
      calls.map(async ({ event, entries, now, wildcards = false }) => {
        const store = new CountingStore(entries);
        const handler = loadHandler(shipped(wildcards), store, () => now * 1000 + 999);
        return { result: structuredClone(await handler(structuredClone(event))), reads: store.reads };
      }),
    );
  },
};

export const njs = '/usr/bin/njs';

/** The engine CloudFront runs, one release before: one process per gate takes its calls one after the other. */
const onNjs: Stage = {
  name: 'the shipped bundle on njs',
  run: async (calls) => {
    const outcomes = new Map<Call, Outcome>();
    for (const wildcards of [false, true]) {
      const mine = calls.filter((each) => (each.wildcards ?? false) === wildcards);
      const answers = mine.length > 0 ? runOnNjs(shipped(wildcards), mine) : [];
      answers.forEach((outcome, index) => {
        const call = mine[index];
        if (call) outcomes.set(call, outcome);
      });
    }
    return calls.flatMap((call) => outcomes.get(call) ?? []);
  },
};

/** @param code leaves a function named `handler` */
export function runOnNjs(code: string, calls: readonly Call[]): readonly Outcome[] {
  const directory = mkdtempSync(path.join(tmpdir(), 'edge-njs-'));
  try {
    mkdirSync(path.join(directory, 'mod'));
    writeFileSync(path.join(directory, 'mod', 'cloudfront'), storeOnNjs);
    writeFileSync(path.join(directory, 'main.js'), `${code}\n${driverOnNjs(calls)}`);
    const options = { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    return JSON.parse(execFileSync(njs, ['-s', '-u', '-p', 'mod', 'main.js'], options).split('\n').join(''));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export const storeOnNjs = `export default { kvs() { return { get(key) {
  globalThis.reads.push(key);
  const found = globalThis.entries.filter((entry) => entry.key === key)[0];
  return found ? Promise.resolve(found.value) : Promise.reject(new Error('KeyNotFound'));
} } } };`;

/** njs cuts what it prints at 2 KB a line. */
const driverOnNjs = (calls: readonly Call[]): string => `
async function callAll(calls) {
  const outcomes = [];
  for (let index = 0; index < calls.length; index++) {
    const call = calls[index];
    globalThis.reads = [];
    globalThis.entries = call.entries;
    Date.now = () => call.now * 1000 + 999;
    const result = await handler(call.event);
    outcomes.push({ result: result, reads: globalThis.reads });
  }
  const text = JSON.stringify(outcomes);
  for (let at = 0; at < text.length; at += 500) console.log(text.slice(at, at + 500));
}
callAll(JSON.parse(${JSON.stringify(JSON.stringify(calls))}));
`;

/** njs is an optional tool on a workstation and a must in CI. */
export const stages: readonly Stage[] = [onSource, onBundle, ...(hasNjs() ? [onNjs] : [])];

export function hasNjs(): boolean {
  if (existsSync(njs)) return true;
  if (process.env.CI === 'true') throw new Error(`${njs} is missing: install the njs package`);
  process.stdout.write(`skipped: ${njs} is missing, so the edge function was not run on CloudFront's engine\n`);
  return false;
}
