import type { AuditEntry } from '../../api/types';

/** Of a window or proposal. */
const isQuestionId = /^[a-z0-9-]+\.[0-9A-Z]{26}$/;

/** The page about what an entry is about, where there is one. What has been removed since has none, and its page says so. */
export function subjectPath({ chain, action, move, subject }: AuditEntry): string {
  if (isQuestionId.test(subject)) return `${isProposal(action, move ?? '') ? '/proposals' : '/windows'}/${subject}`;
  if (chain !== 'ORG') return `/sites/${subject.split('/')[0]}`;
  return /-machine$/.test(action) ? '/machines' : `/people/${subject}`;
}

/** Whether an entry surely is about a window. What a newer server does may be about anything. */
export const isAboutWindow = ({ move, subject }: Pick<AuditEntry, 'move' | 'subject'>): boolean =>
  isQuestionId.test(subject) && /^(window|emergency)\.|^template\.used$/.test(move ?? '');

const isProposal = (action: string, move: string): boolean =>
  /^(proposal|template)\./.test(move) ? action !== 'use-template' : /^(propose-|revoke-template)/.test(action);
