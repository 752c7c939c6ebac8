import type { EvidenceProblem } from '../../lambdas/domain/evidence/problem';
import type { EvidenceVerdict } from '../../lambdas/domain/evidence/verify';
import type { Page } from '../output/page';
import { minuteText } from '../times/told';

const meanings: Readonly<Record<EvidenceProblem['code'], string>> = {
  'not-evidence': 'this is not evidence of Quiesce, or a member has another shape',
  changed: 'the contents are not those of which the hash was made',
  'not-as-made': 'the text was written anew, or has a member twice',
  'entry-changed': 'an entry of the audit chain is not what was hashed',
  'entry-misplaced': 'an entry is of another window or chain, or not in order',
  'entry-untied': 'an entry does not agree with the one before or after it, or that is missing',
  'head-differs': 'the head of the chain is not the one behind these entries',
  'plan-differs': 'a plan is not what its digest says, or the current plan is missing',
  'window-differs': 'the entries of the audit chain say something else of the window',
  'without-entry': 'the audit chain has no entry that says this',
};

const proves = [
  'The file is whole, and as it was made.',
  'Each entry of the audit chain is as it was hashed, and agrees with its neighbours and the head.',
  'Each plan is the one that its digest names, and the votes are about.',
  'Plans, votes, comments, the start, the end and the state of the window are as the entries say, if all entries are here.',
];

const cannot = [
  'That nobody made the whole file anew: compare sha256, or the hashes with an export of the chain.',
  'That the neighbours lead to the head: an export does (quiesce audit verify FILE).',
  'Opens, mails, publishes and proofs: they are beside the chain, and only the hash of the file covers them.',
];

export function showVerdict({ valid, problems, evidence }: EvidenceVerdict, page: Page): void {
  page.line({ text: valid ? 'valid' : 'not valid', tone: valid ? 'good' : 'bad' });
  for (const { code, where } of problems) page.line(`  ${where}: ${meanings[code]}`);
  if (!evidence || !valid) return;
  const { windowId, madeAt, window, chain, plans, votes, proofs, incomplete, sha256 } = evidence;
  page.facts([
    ['Window', windowId],
    ['Status', `${window.status}, when this was made: ${minuteText(madeAt, 'UTC')} UTC`],
    ['Plans', `${plans.length}, votes on the last: ${votes.length}`],
    ['Chain', `${chain.entries.length} entries of ${chain.chain}, whose head is ${chain.head.seq}`],
    ['Seen', proofs.map(({ boundary, outcome }) => `${boundary}: ${outcome}`).join(', ') || 'not asked from outside'],
    ['Not complete', incomplete.length > 0 ? incomplete.join(', ') : undefined],
    ['SHA-256', sha256],
  ]);
  page.line('This proves:');
  for (const each of proves) page.facts([['-', each]]);
  page.line('It cannot prove:');
  for (const each of cannot) page.facts([['-', each]]);
}
