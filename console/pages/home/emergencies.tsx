import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Window } from '../../api/types';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Countdown } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useTexts } from '../../texts/texts-context';

const mostShown = 3;

/** Emergencies that nobody has ratified yet, above everything else. */
export function Emergencies({ windows }: { readonly windows: readonly Window[] }) {
  const { home } = useTexts();
  const open = windows.filter(({ emergency }) => emergency?.status === 'pending');
  const more = open.length - mostShown;
  if (open.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      {open.slice(0, mostShown).map(({ windowId, siteId, mode, reason, endsAt, emergency }) => (
        <Alert
          key={windowId}
          type="warning"
          header={home.emergency(siteId)}
          action={<Button href={`/windows/${windowId}`}>{home.look}</Button>}
        >
          <ModeBadge mode={mode} /> <Said>{reason}</Said>
          <div>
            {home.opens} <Countdown to={endsAt} />
          </div>
          {emergency && (
            <div>
              {home.ratify} <Countdown to={emergency.ratifyBy} />
            </div>
          )}
        </Alert>
      ))}
      {more > 0 && <Link href="/windows?status=active">{home.moreEmergencies(more)}</Link>}
    </SpaceBetween>
  );
}
