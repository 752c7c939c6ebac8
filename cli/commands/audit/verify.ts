import type { AuditVerdict } from '../../api/answers';
import { assertKnownSite } from '../../api/known-site';
import type { QuiesceApi } from '../../api/quiesce-api';
import { exitCodes } from '../../exit-codes';
import { CommandFailure, UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import type { ArchiveOptions } from './verify-archive';

export function addVerify(audit: Parent, session: CurrentSession): void {
  audit
    .command('verify')
    .description('verify an audit chain by recomputing its hashes; exit code 1 when it is broken')
    .argument('[file]', 'the chain in a file that audit export wrote; nobody is asked')
    .option('--site <site>', 'of this site (default: of the directory)')
    .option('--file <file>', 'the same as the argument')
    .option('--head <hash>', 'with a file: hash of the newest entry, as it was recorded elsewhere')
    .option('--archive [where]', 'compare with the copy: of the stack, in s3://bucket, or in a folder synced from one')
    .option(
      '--after <seq>',
      'with --archive: only entries after this one, as where an interrupted run stopped',
      wholeNumber,
    )
    .addHelpText(
      'after',
      examples(
        'audit verify --site shop',
        'audit verify shop.jsonl --head 0d2c0a97…',
        'audit verify --site shop --archive --profile auditor',
        'audit verify shop.jsonl --archive ./copy',
      ),
    )
    .action((argument, { archive, ...options }) => {
      const file = oneFile(argument, options.file);
      if (archive !== undefined) return withArchive(session(), archive, { ...options, file });
      const { site, head } = options;
      return file === undefined ? verify(session(), site) : fromFile(session(), file, head);
    });
}

function oneFile(argument: string | undefined, option: string | undefined): string | undefined {
  if (argument !== undefined && option !== undefined) throw new UsageFailure('FILE and --file exclude each other.');
  return argument ?? option;
}

async function withArchive(session: Session, where: string | true, options: ArchiveOptions): Promise<void> {
  const { verifyArchive } = await import('./verify-archive');
  return verifyArchive(session, where, options);
}

async function fromFile(session: Session, file: string, head: string | undefined): Promise<void> {
  const { verifyFile } = await import('./verify-file');
  return verifyFile(session, file, head);
}

async function verify(session: Session, siteId: string | undefined): Promise<void> {
  const api = await session.api();
  const reply = await wholeVerdict(session, api, siteId);
  if (siteId !== undefined && reply.body.valid && reply.body.entries === 0) await assertKnownSite(api, siteId);
  await session.printer.answer(reply, ({ valid, entries, head, brokenAt }, page) => {
    if (valid) page.line({ text: 'valid', tone: 'good' }, `: ${entries} entries, head ${head}`);
    else page.line({ text: 'broken', tone: 'bad' }, `: entry ${brokenAt} is missing, or is not what was hashed`);
  });
  if (!reply.body.valid) {
    const advice = 'docs/runbook.md says what to do with a chain that does not verify.';
    throw new CommandFailure(`The chain is broken at entry ${reply.body.brokenAt}.`, exitCodes.failed, advice);
  }
}

/** One call verifies a part of a long chain; this goes on until all of it is, or until it is broken. */
async function wholeVerdict(session: Session, api: QuiesceApi, siteId: string | undefined) {
  const ask = (cursor?: string) => api.get<AuditVerdict>('/v1/audit/verify', { siteId, cursor });
  let reply = await ask();
  if (reply.body.complete || !reply.body.valid) return reply;
  const told = () => `Verified ${reply.body.entries} entries`;
  const progress = await session.io.progress(told());
  while (!reply.body.complete && reply.body.valid && reply.body.cursor !== undefined) {
    reply = await ask(reply.body.cursor);
    progress.update(told());
  }
  progress.stop(told());
  return reply;
}
