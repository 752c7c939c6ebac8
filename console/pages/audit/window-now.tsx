import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { Status } from '../../parts/states/status';
import { Period } from '../../parts/times/time';
import { Said } from '../../parts/words/said';

/** The window that an opened entry is about, as it is now. */
export function WindowNow({ windowId }: { readonly windowId: string }) {
  const { data } = useLive(
    ['window-as-named', windowId],
    (api, signal) => bodyOf(api.GET('/v1/windows/{windowId}', { params: { path: { windowId } }, signal })),
    { every: 0 },
  );
  if (!data) return '–';
  const { status, reason, startsAt, endsAt } = data;
  return (
    <>
      <Status status={status} />
      <div>
        <Said>{reason}</Said>, <Period startsAt={startsAt} endsAt={endsAt} />
      </div>
    </>
  );
}
