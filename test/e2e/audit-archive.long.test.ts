import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { entryHash, genesisHash } from '../../lambdas/domain/audit/chain';
import { auditItemOf } from '../../lambdas/store/items';
import { loadTemplate } from '../../local/aws/template/load';
import { placeAt } from '../../local/aws/template/place';
import { asRole, templateOf } from './aws';
import { eventually, Stage } from './harness';
import { Administrator, appointAdministrator } from './least-privilege/administrator';
import { QuiesceCommand } from './quiesce-command';

/** The demo with a copy of its audit log. */
function configWithArchive(): string {
  const demo = JSON.parse(readFileSync(resolve('local/demo.config.json'), 'utf8'));
  const file = join(mkdtempSync(join(tmpdir(), 'quiesce-config-')), 'config.json');
  writeFileSync(file, JSON.stringify({ ...demo, auditArchive: { retentionDays: 1 } }));
  return file;
}

/** What somebody would do who may write everything: another reason, and all hashes after it made anew. */
function forged(entries: readonly AuditEntry[], seq: number): AuditEntry[] {
  let last = genesisHash;
  return entries.map(({ prevHash: _, hash: __, ...entry }) => {
    const content = entry.seq === seq ? { ...entry, reason: 'Nothing to see here' } : entry;
    const made = { ...content, prevHash: last, hash: entryHash(last, content) };
    last = made.hash;
    return made;
  });
}

/** An installation that exists, in which the copy is switched on later. */
describe('the copy of the audit log', () => {
  const file = configWithArchive();
  let stage: Stage;
  let command: QuiesceCommand;
  let admin: Administrator;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.requestWindow({ inSeconds: 3600, seconds: 60 });
    await stage.kill();
    await stage.restart('--config', file);
    await stage.kill();
    appointAdministrator(stage.directory);
    await stage.restart('--config', file);
    const port = Number(new URL(stage.endpoints.adminApi).port);
    admin = new Administrator(stage, loadTemplate(templateOf(stage.directory), placeAt(port, 'quiesce')));
    command = new QuiesceCommand(stage.directory);
  }, 240_000);
  afterAll(async () => {
    await stage.close();
    rmSync(dirname(file), { recursive: true });
  }, 30_000);

  const verify = (...argv: readonly string[]) => command.run('auditor', 'audit', 'verify', ...argv);
  const ofDemo = () => verify('--site', 'demo', '--archive');
  const entriesOfDemo = async (): Promise<AuditEntry[]> => {
    const { text } = await (await stage.api('viewer')).get('/v1/audit/export?siteId=demo');
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry);
  };

  it('gets what was there before with the next entry, or when somebody asks for it', async () => {
    await stage.requestWindow({ inSeconds: 7200, seconds: 60 });
    const { length } = await entriesOfDemo();
    const whole = ({ out }: { out: string }) =>
      out.includes(`valid: ${length} entries`) && !out.includes('not copied yet');
    const { out } = await eventually(ofDemo, whole);
    expect(out).toMatch(/^valid: \d+ entries of demo, the same in s3:\/\/quiesce-archivebucket\w+\n$/);
    expect(await admin.invoke('ArchiveArchiveAudit', { chain: 'ORG' }, 'RequestResponse')).toEqual({
      chain: 'ORG',
      complete: true,
    });
    expect(await verify('--archive')).toMatchObject({ exitCode: 0 });
  });

  it('cannot be overwritten or removed, not even by an administrator of the account', async () => {
    const settings = { ...asRole(stage.directory, stage.endpoints.aws, 'AccountAdministrator'), forcePathStyle: true };
    const client = new S3Client(settings);
    const Bucket = admin.find('AWS::S3::Bucket', 'Archive').physicalId;
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'demo/' }));
    const [{ Key, VersionId } = {}] = Versions;
    const attacks = [
      client.send(new PutObjectCommand({ Bucket, Key, Body: '{}', ChecksumAlgorithm: 'SHA256' })),
      client.send(new DeleteObjectCommand({ Bucket, Key })),
      client.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
      client.send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true })),
    ];
    for (const attack of attacks) await expect(attack).rejects.toMatchObject({ name: 'AccessDenied' });
    const upload = { Bucket, Key, Body: '{}', ChecksumAlgorithm: 'SHA256', IfNoneMatch: '*' } as const;
    await expect(client.send(new PutObjectCommand(upload))).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await ofDemo()).toMatchObject({ exitCode: 0 });
  });

  it('convicts a table whose chain was made anew and verifies; the alarm hears of every changed entry', async () => {
    const entries = forged(await entriesOfDemo(), 2);
    for (const entry of entries) {
      await admin.database.send(new PutCommand({ TableName: admin.audit, Item: auditItemOf(entry) }));
    }
    await admin.rewrite('SITE#demo', 'HEAD', (head) => ({ ...head, auditHash: entries.at(-1)?.hash }));
    expect(await verify('--site', 'demo')).toMatchObject({ exitCode: 0 });
    const { exitCode, out, err } = await ofDemo();
    expect(exitCode).toBe(1);
    expect(out).toContain('entries 2 to 3: the table has another entry than the copy');
    expect(out).toMatch(/copy: .*\n {4}table: .*Nothing to see here/);
    expect(err).toContain('The table and the copy differ at entry 2 of demo.');
    const logs = join(stage.directory, 'logs');
    const log = readdirSync(logs).find((name) => name.includes('EventsPublishEvents')) ?? '';
    await eventually(
      async () => readFileSync(join(logs, log), 'utf8'),
      (lines) => /"audit-changed".*"sequence":2|"sequence":2.*"audit-changed"/.test(lines),
    );
  });
});
