import type { AuditVerdict } from '../../api/answers';
import type { QuiesceApi } from '../../api/quiesce-api';
import { exitCodes } from '../../exit-codes';
import { CommandFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';

export function addVerify(audit: Parent, session: CurrentSession): void {
  audit
    .command('verify')
    .description('verify an audit chain by recomputing its hashes; exit code 1 when it is broken')
    .option('--site <site>', 'of this site (default: of the directory)')
    .option('--file <file>', 'the chain in a file that audit export wrote; nobody is asked')
    .option('--head <hash>', 'with --file: hash of the newest entry, as it was recorded elsewhere')
    .addHelpText('after', examples('audit verify --site shop', 'audit verify --file shop.jsonl --head 0d2c0a97…'))
    .action(({ site, file, head }) => (file === undefined ? verify(session(), site) : fromFile(session(), file, head)));
}

async function fromFile(session: Session, file: string, head: string | undefined): Promise<void> {
  const { verifyFile } = await import('./verify-file');
  return verifyFile(session, file, head);
}

async function verify(session: Session, siteId: string | undefined): Promise<void> {
  const reply = await wholeVerdict(session, await session.api(), siteId);
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
