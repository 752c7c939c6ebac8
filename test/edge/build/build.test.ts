import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildViewerRequest, EdgeBuildError, GATE_BYTES } from '../../../edge/build/build';

const directory = mkdtempSync(path.join(tmpdir(), 'edge-build-'));
afterAll(() => rmSync(directory, { recursive: true }));

function faultsOf(source: string): readonly string[] {
  const entry = path.join(directory, 'entry.ts');
  writeFileSync(entry, source);
  try {
    buildViewerRequest({ entry });
  } catch (thrown) {
    if (thrown instanceof EdgeBuildError) return thrown.faults;
    throw thrown;
  }
  return [];
}

describe('the shipped bundle', () => {
  it('leaves a kilobyte of the 10 that CloudFront takes, with all it can be built with', () => {
    expect(Buffer.byteLength(buildViewerRequest({ wildcards: true }))).toBeLessThanOrEqual(GATE_BYTES);
  });

  it('is the same at every build, so that an unchanged function is not published again', () => {
    expect(buildViewerRequest()).toBe(buildViewerRequest());
  });

  it('exports nothing and names its handler', () => {
    const code = buildViewerRequest();
    expect(code).toMatch(/async function handler\(/);
    expect(code).not.toMatch(/\bexport\b/);
  });
});

describe('a function that cannot be shipped', () => {
  it('is named by file, line and construct where it uses what the engine lacks', () => {
    const faults = faultsOf(
      'const seen = () => new Map();\n\nexport async function handler(e) {\n  return [e, seen()].at(0);\n}',
    );
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/entry\.ts:1: the global Map$/);
    expect(faults[1]).toMatch(/entry\.ts:4: \.at$/);
  });

  it('is named by file and line where esbuild cannot lower it', () => {
    const [fault] = faultsOf('export async function handler(e) {\n  for (const a of e) await a;\n  return e;\n}');
    expect(fault).toMatch(/entry\.ts:2:\d+: ERROR: .*for-of/);
  });

  it('is refused when it is larger than AWS takes', () => {
    const [fault] = faultsOf(`export async function handler(e) { return e.a === '${'x'.repeat(10240)}' ? e : null; }`);
    expect(fault).toMatch(/\d+ bytes of code, and CloudFront takes 10240$/);
  });

  it('is refused when it fails while it loads', () => {
    expect(
      faultsOf(
        'const a = null as unknown as { b: number };\nconst b = a.b;\nexport async function handler() { return b; }',
      ),
    ).toEqual([expect.stringMatching(/Cannot read properties of null/)]);
  });

  it.each([
    ['exports nothing', 'console.log(1);'],
    ['exports another name', 'export function handle(e) { return e; }'],
    ['exports more', 'export function handler(e) { return e; }\nexport const b = 1;'],
    ['exports by default', 'export default function handler(e) { return e; }'],
    ['exports a constant', 'export const handler = (e) => e;'],
  ])('is refused when it %s', (_case, source) => {
    expect(faultsOf(source).join()).toMatch(/handler/);
  });
});
