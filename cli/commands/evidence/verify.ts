import type { EvidenceVerdict } from '../../../lambdas/domain/evidence/verify';
import { exitCodes } from '../../exit-codes';
import { CommandFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';
import { readEvidence } from './evidence-file';

export function addVerify(evidence: Parent, session: CurrentSession): void {
  evidence
    .command('verify')
    .description('verify evidence offline, by nothing but the file; exit code 1 when it is not valid')
    .argument('<file>', 'a .json or .zip that quiesce evidence wrote')
    .addHelpText('after', examples('evidence verify window.zip'))
    .action((file) => verify(session(), file));
}

async function verify(session: Session, file: string): Promise<void> {
  const { verifyEvidence } = await import('../../../lambdas/domain/evidence/verify');
  const { showVerdict } = await import('../../views/evidence-view');
  const verdict = verifyEvidence(await readEvidence(file));
  await session.printer.answer({ body: told(verdict) }, (_, page) => showVerdict(verdict, page));
  if (verdict.valid) return;
  const advice = 'docs/evidence.md says what each finding means.';
  throw new CommandFailure(`${file} is not valid evidence.`, exitCodes.failed, advice);
}

const told = ({ valid, problems, evidence }: EvidenceVerdict) => ({
  valid,
  problems,
  ...(evidence && { windowId: evidence.windowId, sha256: evidence.sha256, incomplete: evidence.incomplete }),
});
