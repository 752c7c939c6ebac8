import { canonicalJson, sha256 } from '../audit/canonical-json';
import { chainProblems } from './chain-problems';
import { contentProblems } from './content-problems';
import { type Evidence, evidenceFormat } from './evidence';
import type { EvidenceProblem } from './problem';

export interface EvidenceVerdict {
  readonly valid: boolean;
  readonly problems: readonly EvidenceProblem[];
  /** Absent when the text is no evidence. */
  readonly evidence?: Evidence;
}

/**
 * Verifies evidence by nothing but its text.
 *
 * It proves that the text is whole and as it was made; that each entry of the chain is as it was hashed; that neighbouring entries and the
 * head agree with it; that each plan is what its digest says; and that votes, comments, starts and ends have an entry. It cannot prove
 * that nobody made the whole file, hash and all, anew: compare `sha256`, or the entries' hashes with an export of the chain.
 */
export function verifyEvidence(text: string): EvidenceVerdict {
  const evidence = evidenceIn(text);
  if (!evidence) return { valid: false, problems: [{ code: 'not-evidence', where: 'the file' }] };
  const problems = [...textProblems(text, evidence), ...sound(evidence)];
  return { valid: problems.length === 0, problems, evidence };
}

function textProblems(text: string, evidence: Evidence): EvidenceProblem[] {
  const { sha256: claimed, ...content } = evidence;
  const isWhole = sha256(canonicalJson(content)) === claimed;
  // A member twice, or another spelling of the same value, would be read differently elsewhere.
  const isAsMade = canonicalJson(evidence) === text.replace(/\n$/, '');
  return [
    ...(isWhole ? [] : [{ code: 'changed', where: 'sha256' } as const]),
    ...(isAsMade ? [] : [{ code: 'not-as-made', where: 'the file' } as const]),
  ];
}

/** A file that somebody made may have any shape. */
function sound(evidence: Evidence): readonly EvidenceProblem[] {
  try {
    return [...chainProblems(evidence), ...contentProblems(evidence)];
  } catch {
    return [{ code: 'not-evidence', where: 'a member' }];
  }
}

function evidenceIn(text: string): Evidence | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isEvidence(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isEvidence = (value: unknown): value is Evidence =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === evidenceFormat;
