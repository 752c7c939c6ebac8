import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ListedStatus } from '../../api/types';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

interface EdgeStateProps {
  /** Undefined while it is loading. */
  readonly status: ListedStatus | undefined;
  /** Of a window, where only its plan matters; otherwise the newest of the site does. */
  readonly revision?: number;
}

const underWay: readonly string[] = ['under-way', 'not-armed'];

/** Whether the edge has what was decided: the revision that was published against the one that is asked for. */
export function EdgeState({ status, revision }: EdgeStateProps) {
  const { edge } = useTexts();
  if (!status) return <StatusIndicator type="loading">{edge.asking}</StatusIndicator>;
  const { published, publishedRevision, notPublishedReason = '' } = status;
  if (published) return <StatusIndicator type="success">{knownText(status, revision, edge)}</StatusIndicator>;
  if (revision !== undefined && publishedRevision >= revision)
    return <StatusIndicator type="success">{edge.knowsPlan}</StatusIndicator>;
  const reason = wordFor(edge.reasons, notPublishedReason || 'under-way');
  return (
    <StatusIndicator
      type={notPublishedReason === '' || underWay.includes(notPublishedReason) ? 'in-progress' : 'error'}
    >
      {edge.behind(reason, publishedRevision, revision ?? status.revision)}
    </StatusIndicator>
  );
}

type EdgeWords = Readonly<Record<'armed' | 'inForce' | 'knowsPlan' | 'upToDate', string>>;

function knownText({ mode, windows }: ListedStatus, revision: number | undefined, edge: EdgeWords): string {
  if (revision !== undefined) return edge.knowsPlan;
  if (mode !== 'open') return edge.inForce;
  return windows.some(({ armed }) => armed) ? edge.armed : edge.upToDate;
}
