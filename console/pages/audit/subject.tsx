import type { AuditEntry } from '../../api/types';
import { Period } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { isAboutWindow, subjectPath } from './subject-path';
import { factsAfter } from './window-facts';

interface SubjectProps {
  readonly entry: AuditEntry;
  /** Those beside it, newest first. */
  readonly others: readonly AuditEntry[];
}

/** What an entry is about, as a link to its page; of a window also why and when it was to be, as far as the entries say it. */
export function Subject({ entry, others }: SubjectProps) {
  return (
    <>
      <a href={subjectPath(entry)}>
        <Said>{entry.subject}</Said>
      </a>
      {isAboutWindow(entry) && <Facts entry={entry} others={others} />}
    </>
  );
}

function Facts({ entry, others }: SubjectProps) {
  const { reason, period } = factsAfter(entry, others);
  return (
    <div className="quiet">
      {reason !== undefined && <Said>{reason}</Said>}
      {reason !== undefined && period && ', '}
      {period && <Period {...period} />}
    </div>
  );
}
