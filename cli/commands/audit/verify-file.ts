import { ExportedChain, type ExportVerdict } from '../../../lambdas/domain/audit/exported-chain';
import { exitCodes } from '../../exit-codes';
import { CommandFailure } from '../../failures';
import type { Session } from '../../session';
import { openFile } from '../../terminal/read-file';

const meanings: Readonly<Record<NonNullable<ExportVerdict['problem']>, string>> = {
  'not-an-entry': 'is no audit entry as it was exported',
  'does-not-follow': 'was changed, or does not follow the entry before it',
  cut: 'ends within an entry',
  'head-missing': 'is where the file ends, and the entry of the head is not in it',
};

/** Verifies an export without asking anybody. @param head the hash of the newest entry, as it was recorded elsewhere */
export async function verifyFile(session: Session, file: string, head: string | undefined): Promise<void> {
  const verdict = await verdictOn(session, file, head);
  const { valid, entries, lastHash, problem, line, chain } = verdict;
  await session.printer.answer({ body: verdict }, (_, page) => {
    if (!valid) return page.line({ text: 'broken', tone: 'bad' }, `: line ${line} ${problem && meanings[problem]}`);
    page.line({ text: 'valid', tone: 'good' }, `: ${entries} entries of ${chain ?? 'no chain'}, the last ${lastHash}`);
    if (head === undefined)
      page.line('Whether entries are missing at the end, --head tells: the head of audit verify.');
  });
  if (valid) return;
  const advice = 'docs/runbook.md says what to do with a chain that does not verify.';
  throw new CommandFailure(`${file} does not verify: line ${line}.`, exitCodes.failed, advice);
}

async function verdictOn(session: Session, file: string, head: string | undefined): Promise<ExportVerdict> {
  const opened = await openFile(file);
  const exported = new ExportedChain(head);
  const told = () => `Verified ${exported.entries} entries`;
  const progress = await session.io.progress(told());
  try {
    for await (const part of opened.createReadStream({ encoding: 'utf8' })) {
      exported.read(String(part));
      progress.update(told());
    }
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  } finally {
    progress.stop(told());
  }
  return exported.end();
}
