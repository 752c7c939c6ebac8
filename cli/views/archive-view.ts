import type { ArchiveProblem } from '../../lambdas/domain/audit/archive-comparison';
import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { changeBetween } from '../../lambdas/domain/audit/change';
import type { ArchiveVerdict, DifferenceRange } from '../archive/compare';
import type { Page } from '../output/page';

const meanings: Readonly<Record<ArchiveProblem, string>> = {
  changed: 'the table has another entry than the copy',
  'not-in-table': 'the copy has it, and the table has it no more',
  'not-in-copy': 'the table has it, and the copy has never had it',
  'copied-twice': 'the copy has several: the first was removed from the table, and another one put in its place',
  'copy-changed': 'the copy is not what its name says',
  'copy-touched': 'somebody deleted the copy or wrote over it; what was locked is the same',
  'does-not-follow': 'the table and the copy agree, but it does not follow the entry before it',
};

/** So many are shown; --output json has all. */
const mostShown = 20;
const widest = 70;

export function showArchiveVerdict(verdict: ArchiveVerdict, copies: string, page: Page): void {
  const { valid, chain, entries, pending, differences } = verdict;
  const number = entries === 1 ? '1 entry' : `${entries} entries`;
  if (valid) page.line({ text: 'valid', tone: 'good' }, `: ${number} of ${chain}, the same in ${copies}`);
  else page.line({ text: 'different', tone: 'bad' }, `: the table differs from the copy in ${copies}`);
  for (const difference of differences.slice(0, mostShown)) showDifference(difference, page);
  const left = differences.length - mostShown;
  if (left > 0) page.line(`  … and ${left} more; --output json shows all.`);
  if (pending > 0) page.line(`The newest ${pending === 1 ? 'entry is' : `${pending} entries are`} not copied yet.`);
}

function showDifference({ from, to, problem, table, copy }: DifferenceRange, page: Page): void {
  const which = from === to ? `entry ${from}` : `entries ${from} to ${to}`;
  page.line(`  ${which}: ${meanings[problem]}`);
  if (problem !== 'changed' && problem !== 'copied-twice') return;
  const { before, after } = changeBetween(said(copy), said(table));
  page.line(`    copy:  ${short(before)}`);
  page.line(`    table: ${short(after)}`);
}

/** Hashes differ wherever anything does; shown first, they would hide what it is. */
function said(entry: AuditEntry | undefined): object {
  const { hash: _, prevHash: __, ...rest } = entry ?? {};
  return rest;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}
