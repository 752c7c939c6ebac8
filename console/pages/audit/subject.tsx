import type { AuditEntry } from '../../api/types';
import { Said } from '../../parts/said';
import { subjectPath } from './subject-path';

/** What an entry is about, as a link to its page. */
export function Subject({ entry }: { readonly entry: AuditEntry }) {
  return (
    <a href={subjectPath(entry)}>
      <Said>{entry.subject}</Said>
    </a>
  );
}
