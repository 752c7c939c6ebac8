import { digestOf } from '../window/plan';
import { entryProblems } from './entry-problems';
import type { Evidence } from './evidence';
import { type EvidenceProblem, missing } from './problem';

/** Whether plans are what their digests say, and whether the chain says the same of what happened. */
export function contentProblems(evidence: Evidence): EvidenceProblem[] {
  return [
    ...planProblems(evidence),
    ...changesWithoutEntry(evidence),
    ...(isChainWhole(evidence) ? entryProblems(evidence) : []),
  ];
}

function planProblems({ windowId, plans, window, incomplete }: Evidence): EvidenceProblem[] {
  const wrong = plans.filter(({ planVersion, digest, plan }) => digestOf(windowId, planVersion, plan) !== digest);
  const current = plans.find(({ planVersion }) => planVersion === window.planVersion);
  const isCurrent = current ? current.digest === window.digest : incomplete.includes('plans');
  return [
    ...wrong.map(({ planVersion }): EvidenceProblem => ({ code: 'plan-differs', where: `plans ${planVersion}` })),
    ...(isCurrent ? [] : [{ code: 'plan-differs', where: 'window.digest' } as const]),
  ];
}

/** Each change of the window raises its version by one, and has an entry. */
function changesWithoutEntry({ window, chain, incomplete }: Evidence): EvidenceProblem[] {
  const known = chain.entries.length + chain.omitted.length;
  return known >= window.version || incomplete.includes('chain') ? [] : [missing('window.version')];
}

/** As far as its entries tell: what a file says of itself may be forged. */
const isChainWhole = ({ window, chain: { omitted, entries } }: Evidence): boolean =>
  omitted.length === 0 && entries.length >= window.version;
