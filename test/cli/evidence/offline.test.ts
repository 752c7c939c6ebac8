import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readEvidence, writeEvidence } from '../../../cli/commands/evidence/evidence-file';
import { main } from '../../../cli/main';
import { Service } from '../../http/fixtures';
import { fakeIo, type Scene } from '../fake-io';

let folder: string;
let evidence: string;
let exported: string;
let head: string;
let windowId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-evidence-'));
  const service = await Service.start();
  windowId = String((await service.request()).json.windowId);
  evidence = (await service.api('GET /v1/windows/{windowId}/evidence', { path: { windowId } })).text;
  exported = (await service.api('GET /v1/audit/export', { query: { siteId: 'shop' } })).text;
  head = String((await service.api('GET /v1/audit/verify', { query: { siteId: 'shop' } })).json.head);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Without an API: nothing but the file is there. */
const run = (...argv: string[]) => runIn({}, argv);

async function runIn(scene: Scene, argv: readonly string[]) {
  const io = fakeIo({ env: { NO_COLOR: '1' }, ...scene });
  const exitCode = await main(argv, io);
  return { exitCode, out: io.stdout.text, err: io.stderr.text };
}

const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe('quiesce evidence verify', () => {
  it.each(['window.json', 'window.zip'])(
    'takes a %s that the command wrote, and says what it proves and what not',
    async (name) => {
      const file = join(folder, name);
      await writeEvidence(file, windowId, evidence);
      expect(await readEvidence(file).then((text) => text.trimEnd())).toBe(evidence);
      const { exitCode, out } = await runIn({ terminal: true }, ['evidence', 'verify', file]);
      expect(exitCode).toBe(0);
      expect(out).toContain('valid');
      expect(out).toContain(windowId);
      expect(out).toContain('This proves:');
      expect(out).toContain('It cannot prove:');
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
      await expect(writeEvidence(file, windowId, evidence)).rejects.toThrow('cannot be written');
    },
  );

  it('answers 1 for what was changed, and says where', async () => {
    const file = fileOf('changed.json', evidence.replace('Database upgrade', 'Database upgrades'));
    const { exitCode, out, err } = await run('evidence', 'verify', file);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^not valid\n/);
    expect(out).toContain('sha256: the contents are not those of which the hash was made');
    expect(err).toContain('is not valid evidence');
    const { out: json } = await run('evidence', 'verify', file, '--output', 'json');
    expect(JSON.parse(json)).toMatchObject({ valid: false, windowId });
  });

  it('takes no archive of which any single byte was changed, deleted or inserted, or that was cut', async () => {
    const file = join(folder, 'tampered.zip');
    await writeEvidence(file, windowId, evidence);
    const whole = readFileSync(file);
    const spot = fc.tuple(fc.nat(whole.length), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(spot, async ([at, more]) => {
        const [before, after] = [whole.subarray(0, at), whole.subarray(at + 1)];
        const other = Buffer.from([((whole[at] ?? 0) + more) % 256]);
        const inserted = Buffer.concat([before, other, whole.subarray(at)]);
        const rest =
          at === whole.length ? [] : [Buffer.concat([before, other, after]), Buffer.concat([before, after]), before];
        for (const bytes of [inserted, ...rest]) {
          writeFileSync(file, bytes);
          expect((await run('evidence', 'verify', file)).exitCode).toBe(1);
        }
      }),
      {
        numRuns: 150,
        examples: [whole.length, 10, 0, whole.length - 1].map((at) => [[at, 1]]),
      },
    );
  });

  it('takes no text that only reads the same', async () => {
    const text = evidence.replace('Database', '\ufffd');
    const bytes = Buffer.from(text);
    const at = bytes.indexOf(Buffer.from('\ufffd'));
    const file = fileOf(
      'bytes.json',
      Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 3)]),
    );
    const { exitCode, err } = await run('evidence', 'verify', file);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: expect.stringContaining('is not UTF-8') });
  });

  it('refuses what is no archive, has several files, or is not there', async () => {
    const several = zipSync({ 'a.json': new Uint8Array([1]), 'b.json': new Uint8Array([2]) });
    for (const file of [fileOf('a.zip', 'no'), fileOf('b.zip', several)]) {
      const { exitCode, err } = await run('evidence', 'verify', file);
      expect({ exitCode, err }).toEqual({ exitCode: 1, err: expect.stringContaining('is not an archive') });
    }
    for (const command of [
      ['evidence', 'verify'],
      ['audit', 'verify', '--file'],
      ['apply', '-f'],
    ]) {
      const { exitCode, err } = await run(...command, join(folder, 'none.json'));
      expect({ exitCode, err }).toMatchObject({
        exitCode: 2,
        err: `quiesce: ${folder}/none.json cannot be read: there is no such file.\n`,
      });
      expect((await run(...command, folder)).err).toBe(`quiesce: ${folder} cannot be read: it is a directory.\n`);
    }
  });
});

describe('quiesce audit verify FILE', () => {
  it('verifies an export offline, with and without the head', async () => {
    const file = fileOf('chain.jsonl', exported);
    const { exitCode, out } = await run('audit', 'verify', file, '--head', head);
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^valid: 2 entries of shop/)]);
    expect((await run('audit', 'verify', '--file', file)).out).toContain('--head');
    const twice = await run('audit', 'verify', file, '--file', file);
    expect(twice).toMatchObject({ exitCode: 2, err: expect.stringContaining('FILE and --file exclude each other.') });
  });

  it('answers 1 for a changed line, and for a tail that is missing', async () => {
    const changed = fileOf('changed.jsonl', exported.replace('shop.example', 'shop.examples'));
    expect(await run('audit', 'verify', '--file', changed)).toMatchObject({ exitCode: 1 });
    const [first = ''] = exported.split('\n');
    const cut = fileOf('cut.jsonl', `${first}\n`);
    expect(await run('audit', 'verify', '--file', cut)).toMatchObject({ exitCode: 0 });
    const { exitCode, out } = await run('audit', 'verify', '--file', cut, '--head', head);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('the entry of the head is not in it')]);
    expect(readFileSync(cut, 'utf8')).toContain('create-site');
  });
});
