import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { AuditEntry } from '../../api/types';
import { Said } from '../../parts/said';
import { Period } from '../../parts/time';
import { isAboutWindow, subjectPath } from './subject-path';

/** What an entry is about, as a link to its page; of a window also why and when it is. */
export function Subject({ entry }: { readonly entry: AuditEntry }) {
  return (
    <>
      <a href={subjectPath(entry)}>
        <Said>{entry.subject}</Said>
      </a>
      {isAboutWindow(entry) && <WindowFacts windowId={entry.subject} />}
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
