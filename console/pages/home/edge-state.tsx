import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { SiteStatus } from '../../api/types';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

/** Whether the edge has what was decided: the revision of the site against the one that was published. */
export function EdgeState({ status }: { readonly status: SiteStatus }) {
  const { home } = useTexts();
  const { published, revision, publishedRevision, notPublishedReason = '', windows } = status;
  if (published) {
    const isArmed = windows.some(({ armed }) => armed);
    return <StatusIndicator type="success">{isArmed ? home.edgeArmed : home.edgeKnows}</StatusIndicator>;
  }
  const isUnderWay = notPublishedReason === 'under-way' || notPublishedReason === 'not-armed';
  return (
    <StatusIndicator type={isUnderWay ? 'in-progress' : 'error'}>
      {home.edgeBehind(wordFor(home.edgeReasons, notPublishedReason), publishedRevision, revision)}
    </StatusIndicator>
  );
}
