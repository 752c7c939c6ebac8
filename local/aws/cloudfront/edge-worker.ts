import { createHash, createHmac } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { EdgeCall, EdgeOutcome, EdgeSetup } from './edge-messages';

/**
 * Runs a CloudFront Function of runtime 2.0 in a separate context that has the language, `cloudfront`, `crypto` and
 * `console`, and nothing from Node. Like CloudFront, each call starts from fresh top-level bindings and sees one frozen
 * instant. It is compiled to plain JavaScript at start, so it imports types only.
 */
const { code, progress } = workerData as EdgeSetup;
let items: NonNullable<EdgeCall['items']> = {};
let logs: string[] = [];

const host = {
  read: (key: string) => (Object.hasOwn(items, key) ? items[key] : undefined),
  count: () => Object.keys(items).length,
  log: (text: string) => void logs.push(text),
  hash: (algorithm: string, text: string, encoding: 'hex' | 'base64url') =>
    createHash(algorithm).update(text).digest(encoding),
  hmac: (algorithm: string, key: string, text: string, encoding: 'hex' | 'base64url') =>
    createHmac(algorithm, key).update(text).digest(encoding),
};

/** Errors and promises are those of the context, so that the function cannot notice the difference. */
const prelude = `
  (() => {
    const { read, count, log, hash, hmac } = host;
    const RealDate = Date;
    const store = {
      async get(key, options) {
        const value = read(String(key));
        if (value === undefined) throw new Error('KeyNotFound');
        const format = (options && options.format) || 'string';
        if (format === 'json') return JSON.parse(value);
        if (format === 'string') return value;
        throw new Error('The local store gives no format ' + format);
      },
      async exists(key) { return read(String(key)) !== undefined; },
      async count() { return count(); },
      async meta() { return { keyCount: count() }; },
    };
    const cloudfront = Object.freeze({ kvs: () => store });
    const digester = (finish, text) => ({
      update: (more) => digester(finish, text + more),
      digest: (encoding) => finish(text, encoding),
    });
    const crypto = Object.freeze({
      createHash: (algorithm) => digester((text, encoding) => hash(algorithm, text, encoding), ''),
      createHmac: (algorithm, key) => digester((text, encoding) => hmac(algorithm, key, text, encoding), ''),
    });
    const console = Object.freeze({ log: (text) => log(String(text)) });
    return async (event, now) => {
      class FrozenDate extends RealDate {
        constructor(...parts) { if (parts.length > 0) super(...parts); else super(now); }
        static now() { return now; }
      }
      try {
        const result = await load({ cloudfront, crypto }, FrozenDate, console)(JSON.parse(event));
        return { result: JSON.stringify(result === undefined ? null : result) };
      } catch (error) {
        return { error: String((error && error.message) || error) };
      }
    };
  })()
`;

const engineImport = /(?<=^|[;\n])\s*import\s+([\w$]+)\s+from\s*(["'])(cloudfront|crypto)\2;?/g;

/**
 * Turns the module into a function of its imports, so that its top level runs again in every call. Imports are moved to
 * the front.
 */
function wrap(module: string): string {
  const imports = [...module.matchAll(engineImport)].map(([, name, , from]) => `const ${name} = engine.${from};`);
  const body = imports.join('') + module.replace(engineImport, '');
  return `globalThis.load = (engine, Date, console) => { 'use strict';\n${body}\nreturn handler; };`;
}

type Run = (event: string, now: number) => Promise<{ result?: string; error?: string }>;
let run: Run | undefined;

/** @throws SyntaxError when the code does not parse or imports anything else: every call fails then, as in AWS. */
function load(): Run {
  const context = createContext({ host }, { codeGeneration: { strings: false, wasm: false } });
  new Script(wrap(code), { filename: 'function.js' }).runInContext(context);
  return new Script(prelude).runInContext(context) as Run;
}

async function outcomeOf({ event, now }: EdgeCall): Promise<{ result?: string; error?: string }> {
  try {
    run ??= load();
    // The context has no timers: a promise that has not settled when no jobs are left never will.
    const never = new Promise<{ error: string }>((resolve) => setImmediate(resolve, { error: 'It did not settle' }));
    return await Promise.race([run(event, now), never]);
  } catch (error) {
    return { error: String(error) };
  }
}

parentPort?.on('message', async (call: EdgeCall) => {
  items = call.items ?? items;
  logs = [];
  Atomics.store(progress, 0, call.id);
  const outcome: EdgeOutcome = { id: call.id, ...(await outcomeOf(call)), logs };
  Atomics.store(progress, 1, call.id);
  parentPort?.postMessage(outcome);
});
