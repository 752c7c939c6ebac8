import Alert from '@cloudscape-design/components/alert';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Window } from '../../api/types';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useTexts } from '../../texts/texts-context';
import { isDelayed, waitedFor } from './waited-for';

/** Why a window that was to start on approval did not: another one is in its way until then. */
export function WaitsFor({ window }: { readonly window: Window }) {
  const { window: texts } = useTexts();
  const { siteId } = window;
  const enabled = isDelayed(window);
  const { data = [] } = useLive(
    ['windows-ahead', siteId],
    async (api, signal) => {
      const live = (['active', 'approved'] as const).map((status) =>
        bodyOf(api.GET('/v1/windows', { params: { query: { siteId, status, limit: '100' } }, signal })),
      );
      return (await Promise.all(live)).flatMap(({ items }) => items);
    },
    { enabled, every: 10_000 },
  );
  const other = enabled ? waitedFor(window, data) : undefined;
  if (!other) return null;
  return (
    <Alert type="info" header={texts.waitsFor}>
      <a href={`/windows/${other.windowId}`}>
        <Said>{other.reason}</Said>
      </a>{' '}
      {texts.waitsUntil} <Time at={other.endsAt} />
    </Alert>
  );
}
