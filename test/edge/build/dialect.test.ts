import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dialectFaults } from '../../../edge/build/dialect';
import { njs } from '../function/stages';

/** Code, and the word its fault is reported with. */
const rejected: readonly (readonly [string, string])[] = [
  ['const { a } = Object;', 'destructuring'],
  ['const [a] = Array(1);', 'destructuring'],
  ['function f({ a }) {}', 'destructuring'],
  ['console.log(...Array(1));', 'spread'],
  ['const a = { ...Object };', 'spread'],
  ['function f(a = 1) {}', 'a default value'],
  ['for (const a of Array(1)) {}', 'for-of'],
  ['class A {}', 'a class'],
  ['const A = class {};', 'a class'],
  ['function* f() {}', 'a generator'],
  ['const o = { *f() {} };', 'a generator'],
  ['const a = Object?.keys;', '?.'],
  ['let a = null; a ??= 1;', '??='],
  ['let a = 0; a ||= 1;', '||='],
  ['let a = 0; a &&= 1;', '&&='],
  ['try {} catch {}', 'catch without a binding'],
  ['const a = 1n;', 'a BigInt'],
  ['/a/s;', 'the regex flags s'],
  ['/a/gu;', 'the regex flags gu'],
  ['/a/d;', 'the regex flags d'],
  ['function f() { return new.target; }', 'import.meta or new.target'],
  ['async function f(a) { return String(await a); }', 'await inside call arguments'],
  ['async function f(a) { return JSON.parse([await a]); }', 'await inside call arguments'],
  ['async function f(a) { return new Date(1 + (await a)); }', 'await inside call arguments'],
  ['async function f(a) { for await (const b of a) {} }', 'for-of'],
  ['await Promise.resolve();', 'await outside a function'],
  ['new Map();', 'the global Map'],
  ['new Set();', 'the global Set'],
  ['new Proxy({}, {});', 'the global Proxy'],
  ['new URL("https://a");', 'the global URL'],
  ['Intl.DateTimeFormat();', 'the global Intl'],
  ['structuredClone(1);', 'the global structuredClone'],
  ['process.exit();', 'the global process'],
  ['setTimeout(() => 1, 1);', 'the global setTimeout'],
  ['Array.from("a");', 'Array.from'],
  ['Object.fromEntries(Array(0));', 'Object.fromEntries'],
  ['Array(1).flat();', '.flat'],
  ['Array(1)["flat"]();', '.flat'],
  ['"a".at(0);', '.at'],
  ['"a".matchAll(/a/g);', '.matchAll'],
  ['"a".replaceAll("a", "b");', '.replaceAll'],
  ['export const a = 1;', 'an export'],
  ['export default 1;', 'an export'],
  ['export * from "cloudfront";', 'an export'],
  ['import { kvs } from "cloudfront";', 'a named import'],
  ['import * as cf from "cloudfront";', 'a namespace import'],
  ['import fs from "fs";', 'an import of "fs"'],
  ['function f() { return import("cloudfront"); }', 'a dynamic import'],
];

const accepted = [
  'import cf from "cloudfront"; const store = cf.kvs();',
  'async function f(a) { const b = await a; try { return await b; } catch (e) { return `x` + e; } }',
  'async function f(a) { Promise.resolve(async () => { await a; }); return (await a).b; }',
  'async function f(a) { return (await a)(1); }',
  'const f = (...rest) => rest.length ** 2; function g() { return arguments.length; }',
  'for (let i = 0; i < 2; i++) {} for (const k in {}) {}',
  'const o = { a: 1, at: 2, m() { return this.a; } }; o["x" + o.a];',
  '/(?<name>a)/gim.exec("a"); null ?? 1; new Date(0).toISOString();',
];

/** Faults the engine answers only at run time, or that only CloudFront forbids. */
const parsesOnNjs = /^the global|^Array\.|^Object\.|^\.|import of|an export|await outside|namespace import|dynamic/;

describe('the dialect of CloudFront Functions', () => {
  it.each(rejected)('does not have %s', (code, construct) => {
    expect(dialectFaults(code).map((fault) => fault.construct)).toContain(construct);
  });

  it.each(accepted)('has %s', (code) => {
    expect(dialectFaults(code)).toEqual([]);
  });

  it('reports where a fault stands', () => {
    expect(dialectFaults('const a = 1;\n  new Map();')).toEqual([{ construct: 'the global Map', line: 2, column: 6 }]);
  });

  it('refuses text that is no module', () => {
    expect(() => dialectFaults('const')).toThrow(SyntaxError);
  });
});

(existsSync(njs) ? describe : describe.skip)('njs', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'edge-dialect-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const refuses = (code: string): boolean => {
    const file = path.join(directory, 'code.js');
    writeFileSync(file, code);
    try {
      execFileSync(njs, ['-s', '-u', file], { stdio: 'pipe' });
      return false;
    } catch {
      return true;
    }
  };

  it.each(rejected.filter(([, construct]) => !parsesOnNjs.test(construct)))('refuses %s', (code) => {
    expect(refuses(code)).toBe(true);
  });

  it.each(accepted.slice(1))('takes %s', (code) => {
    expect(refuses(code)).toBe(false);
  });
});
