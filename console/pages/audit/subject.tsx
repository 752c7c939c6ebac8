import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { AuditEntry } from '../../api/types';
import { Said } from '../../parts/said';
import { Period } from '../../parts/time';
import { subjectPath } from './subject-path';

/** What an entry is about, as a link to its page; of a window also why and when it is. */
export function Subject({ entry }: { readonly entry: AuditEntry }) {
  const path = subjectPath(entry);
  return (
    <>
      <a href={path}>
        <Said>{entry.subject}</Said>
      </a>
      {path.startsWith('/windows/') && <WindowFacts windowId={entry.subject} />}
    </>
  );
}

/** Read once for all entries about a window. */
function WindowFacts({ windowId }: { readonly windowId: string }) {
  const { data } = useLive(
    ['window-as-named', windowId],
    (api, signal) => bodyOf(api.GET('/v1/windows/{windowId}', { params: { path: { windowId } }, signal })),
    { every: 0 },
  );
  if (!data) return null;
  const { reason, startsAt, endsAt } = data;
  return (
    <div className="quiet">
      <Said>{reason}</Said>, <Period startsAt={startsAt} endsAt={endsAt} />
    </div>
  );
}
