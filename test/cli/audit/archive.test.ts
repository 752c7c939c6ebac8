import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { main } from '../../../cli/main';
import { createAuditArchive } from '../../../lambdas/aws/audit-archive';
import { archivedText, archiveKey } from '../../../lambdas/domain/audit/archived-entry';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { FakeAdminApi } from '../../bin/admin-api/fake-admin-api';
import { chainOf } from '../../domain/audit/chains';
import { bucketName, s3On } from '../../local/aws/s3/buckets';
import { type Bench, credentials, serve } from '../../local/bench/gateway';
import { fakeIo } from '../fake-io';

/** Written long before the clock of these tests. */
const entries = chainOf(60);
/** More than one page of a listing. */
const long = chainOf(1005, 'long');
const linesOf = (some: readonly AuditEntry[]) => some.map(archivedText).join('');
const fake = new FakeAdminApi();
const { runtime, s3 } = s3On();
let bench: Bench;
let folder: string;
let table: readonly AuditEntry[] = entries;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-archive-'));
  bench = await serve(s3);
  const url = `${bench.endpoint}/${bucketName}`;
  const archive = createAuditArchive({ url, region: 'us-east-1', credentials: async () => credentials });
  for (const entry of entries) await archive.put(archiveKey(entry), archivedText(entry));
  const stored = runtime.state.map<object>('s3-versions');
  for (const entry of long) {
    const body = Buffer.from(archivedText(entry)).toString('base64');
    stored.put(`${bucketName}\n${archiveKey(entry)}\n000001`, { body, at: 0 });
  }
  const file = join(folder, 'keys');
  writeFileSync(file, '[auditor]\naws_access_key_id = AKIAAUDITOR\naws_secret_access_key = s\n');
  const announced = {
    adminApi: await fake.listen(),
    aws: bench.endpoint,
    auditArchive: bucketName,
    region: 'us-east-1',
    credentials: file,
    profiles: ['auditor'],
  };
  writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(announced));
  fake.interfere = (key) => {
    const [, path = ''] = key.split(' ');
    const asked = new URL(path, 'http://localhost').searchParams;
    const after = Number(asked.get('after') ?? 0);
    if (asked.get('siteId') === 'long') return linesOf(long.slice(after, after + 400));
    return linesOf(table.filter(({ seq }) => seq > after).slice(0, 25));
  };
}, 60_000);
afterAll(async () => {
  await Promise.all([fake.close(), bench.close()]);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  table = entries;
});

async function verify(...argv: readonly string[]) {
  const io = fakeIo({ env: {} });
  const own = argv.includes('--file') ? [] : ['--data', folder, '--profile', 'auditor', '--site', 'shop'];
  const exitCode = await main(['audit', 'verify', ...own, ...argv], io);
  return { exitCode, out: io.stdout.text, err: io.stderr.text };
}

describe('quiesce audit verify --archive', () => {
  it('compares a chain of several pages with the bucket, and shows how far it is', async () => {
    const { exitCode, out, err } = await verify('--site', 'long', '--archive');
    expect({ exitCode, out }).toEqual({
      exitCode: 0,
      out: `valid: 1005 entries of long, the same in s3://${bucketName}\n`,
    });
    expect(err).toMatch(/up to entry 999\n.*up to entry 1005\n/s);
    expect(await verify('--archive', `s3://${bucketName}`, '--after', '50')).toMatchObject({ exitCode: 0 });
  });

  it('convicts a table that was changed, and says where and by what', async () => {
    const at = 40;
    table = entries.map((entry) => (entry.seq === at ? { ...entry, subject: 'shop.other' } : entry));
    const { exitCode, out, err } = await verify('--archive');
    expect(exitCode).toBe(1);
    expect(out).toBe(
      [
        `different: the table differs from the copy in s3://${bucketName}`,
        '  entry 40: the table has another entry than the copy',
        '    copy:  {"subject":"shop.1"}',
        '    table: {"subject":"shop.other"}',
        '',
      ].join('\n'),
    );
    expect(err).toContain('quiesce: The table and the copy differ at entry 40 of shop.');
  });

  it.each([
    ['removed', () => entries.filter(({ seq }) => seq !== 30), { from: 30, to: 30, problem: 'not-in-table' }],
    ['cut off', () => entries.slice(0, 50), { from: 51, to: 60, problem: 'not-in-table' }],
    [
      'made anew',
      () => [...entries.slice(0, 45), ...chainOf(60, 'shop', 'y').slice(45)],
      { from: 46, to: 60, problem: 'changed' },
    ],
    ['added', () => [...entries, ...chainOf(61).slice(-1)], { from: 61, to: 61, problem: 'not-in-copy' }],
  ] as const)('convicts a table of which entries were %s', async (_, tampered, difference) => {
    table = tampered();
    const { exitCode, out } = await verify('--archive', '--output', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ valid: false, chain: 'shop', differences: [difference] });
  });

  it('leaves entries alone that were committed just now and are not copied yet', async () => {
    const [newest] = chainOf(61).slice(-1) as [AuditEntry];
    table = [...entries, { ...newest, at: Date.parse('2026-11-26T11:59:00Z') / 1000 }];
    const { exitCode, out } = await verify('--archive');
    expect([exitCode, out]).toEqual([0, expect.stringContaining('The newest entry is not copied yet.')]);
  });

  it('compares offline: an export with a folder that was synced from the bucket', async () => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    const some = entries.slice(0, 20);
    for (const entry of some) {
      const file = join(copy, archiveKey(entry));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, archivedText(entry));
    }
    const exported = join(folder, 'shop.jsonl');
    writeFileSync(exported, linesOf(some));
    expect(await verify('--file', exported, '--archive', copy)).toMatchObject({
      exitCode: 0,
      out: `valid: 20 entries of shop, the same in ${copy}\n`,
    });
    writeFileSync(exported, linesOf(some.filter(({ seq }) => seq !== 7)));
    const { exitCode, out } = await verify('--file', exported, '--archive', copy);
    expect([exitCode, out]).toEqual([
      1,
      expect.stringContaining('entry 7: the copy has it, and the table has it no more'),
    ]);
    writeFileSync(exported, '{}\n');
    expect(await verify('--file', exported, '--archive', copy)).toMatchObject({ exitCode: 1 });
  });

  it('says what is missing: a copy, the right to read it, a place that is one', async () => {
    expect(await verify('--archive', join(folder, 'none'))).toMatchObject({ exitCode: 2 });
    expect(await verify('--archive', '--head', 'abc')).toMatchObject({ exitCode: 2 });
    expect(await verify('--archive', 's3://other-bucket')).toMatchObject({ exitCode: 3 });
    runtime.denied.add('s3:ListBucketVersions');
    const { exitCode, err } = await verify('--archive');
    runtime.denied.clear();
    expect([exitCode, err]).toEqual([4, expect.stringContaining('{stack}-auditor')]);
  });

  it('sees what was written over or deleted in the bucket, and compares what was locked', async () => {
    const client = new S3Client({ region: 'us-east-1', credentials, endpoint: bench.endpoint, forcePathStyle: true });
    const [third, fourth] = entries.slice(2, 4) as [AuditEntry, AuditEntry];
    const at = (entry: AuditEntry) => ({ Bucket: bucketName, Key: archiveKey(entry) });
    await client.send(new PutObjectCommand({ ...at(third), Body: '{}\n', ChecksumAlgorithm: 'SHA256' }));
    await client.send(new DeleteObjectCommand(at(fourth)));
    const { out } = await verify('--archive', '--output', 'json');
    expect(JSON.parse(out).differences).toMatchObject([{ from: 3, to: 4, problem: 'copy-touched' }]);
  });
});
