import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { commandOfRun } from '../assembly';
import { eventually, Stage } from '../harness';

interface Example {
  readonly line: string;
  readonly output: string;
}

const document = readFileSync(resolve(__dirname, '../../../docs/cli.md'), 'utf8');

/** Each `$ …` of the document with what is shown below it, in the order of the document. */
const examples: readonly Example[] = [...document.matchAll(/^```\n(\$ quiesce [\s\S]*?)\n```$/gm)].flatMap(
  ([, block = '']) =>
    `\n${block}`
      .split('\n$ ')
      .slice(1)
      .map((text) => {
        const [line = '', ...shown] = text.split('\n');
        return { line, output: shown.join('\n') };
      }),
);

/** What differs from run to run: times, distances, ids, hashes, counts, and the spaces that depend on how long they are. */
const normalized = (text: string): string =>
  text
    .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?( UTC)?/g, 'TIME$2')
    .replace(/(\bin )?\b\d+ (d|h|min|s)( \d+ (h|min|s))*( ago)?\b/g, 'DISTANCE')
    .replace(/, everywhere DISTANCE/g, '')
    .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/\bdemo\.[0-9A-Z]{26}/g, 'demo.ID')
    .replace(/\b(revision|valid:) \d+/g, '$1 N')
    .replace(/ +/g, ' ');

let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await Stage.open();
  folder = mkdtempSync(join(tmpdir(), 'quiesce-document-'));
  program('quiesce', `exec "${process.execPath}" "${commandOfRun()}" "$@"`);
  program('migrate.sh', 'exit 0');
}, 120_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
}, 30_000);

function program(name: string, text: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Both outputs in the order in which a reader would see them. What is requested by `quiesce run` is approved. */
async function shownBy(line: string): Promise<string> {
  const local = { QUIESCE_LOCAL: stage.directory, QUIESCE_STACK: '', QUIESCE_API: '' };
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, ...local };
  const shell = spawn('sh', ['-c', `{ ${line}; } 2>&1`], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  shell.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const closed = once(shell, 'close');
  if (line.startsWith('quiesce run')) await approve(shell, () => text);
  await closed;
  return text.trimEnd();
}

async function approve(shell: ChildProcess, shown: () => string): Promise<void> {
  const requested = () => /Requested (\S+)/.exec(shown())?.[1];
  const isOver = () => shell.exitCode !== null;
  await eventually(
    async () => shown(),
    () => requested() !== undefined || isOver(),
    60_000,
  );
  await stage.vote('ana', requested() ?? '');
}

describe('docs/cli.md', () => {
  it('shows what its examples print, one after the other', async () => {
    /** Ids of the document, and those that were made instead. */
    const made = new Map<string, string>();
    const idsIn = (text: string) => text.match(/\bdemo\.[0-9A-Z]{26}/g) ?? [];
    expect(examples.length).toBeGreaterThan(8);
    for (const { line, output } of examples) {
      const here = line.replace(/\bdemo\.[0-9A-Z]{26}/g, (id) => made.get(id) ?? id);
      const shown = await shownBy(here);
      expect({ line, shown: normalized(shown) }).toEqual({ line, shown: normalized(output) });
      const ids = idsIn(shown);
      for (const [index, id] of idsIn(output).entries()) made.set(id, ids[index] ?? id);
    }
  }, 180_000);

  it('has a file that can be applied', async () => {
    const [, file = ''] = /```yaml\n([\s\S]*?)\n```/.exec(document) ?? [];
    writeFileSync(join(folder, 'quiesce.yaml'), file);
    const plan = await shownBy('quiesce apply -f quiesce.yaml --dry-run --profile admin');
    expect(plan).toMatch(/\+ create site shop\n[\s\S]*\d to create/);
  }, 60_000);
});
