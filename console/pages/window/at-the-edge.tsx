import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { FlipProof, ShownWindow, SiteStatus } from '../../api/types';
import { EdgeState } from '../../parts/states/edge-state';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Time } from '../../parts/times/time';
import { formatDelay } from '../../parts/times/time-format';
import { useTexts } from '../../texts/texts-context';

interface AtTheEdgeProps {
  readonly window: ShownWindow;
  readonly site: SiteStatus | undefined;
}

/** Whether the edge knows the window, and whether its boundaries were seen from outside. */
export function AtTheEdge({ window, site }: AtTheEdgeProps) {
  const { window: texts } = useTexts();
  const { proofs = [] } = window;
  const seen = proofs.map((proof) => ({
    label: proof.boundary === 'start' ? texts.seenStart : texts.seenEnd,
    value: <Proof proof={proof} />,
  }));
  const now = site ? [{ label: texts.siteNow, value: <ModeBadge mode={site.mode} /> }] : [];
  return (
    <Container header={<Header variant="h2">{texts.edge}</Header>}>
      <KeyValuePairs
        columns={1}
        items={[...now, { label: texts.thisPlan, value: <Knowledge window={window} site={site} /> }, ...seen]}
      />
    </Container>
  );
}

function Knowledge({ window: { status, revision, armsAt }, site }: AtTheEdgeProps) {
  const { window: texts } = useTexts();
  if (status === 'requested')
    return (
      <StatusIndicator type="pending">
        <span className="words">{texts.edgeNothing}</span>
      </StatusIndicator>
    );
  if (status !== 'approved' && status !== 'active') {
    return (
      <StatusIndicator type="stopped">
        <span className="words">{texts.edgeOver}</span>
      </StatusIndicator>
    );
  }
  if (armsAt !== undefined) {
    return (
      <StatusIndicator type="pending">
        <span className="words">
          {texts.edgeFar} <Time at={armsAt} />
        </span>
      </StatusIndicator>
    );
  }
  return <EdgeState status={site} revision={revision} />;
}

function Proof({ proof: { outcome, seenAt, latenessMs } }: { readonly proof: FlipProof }) {
  const { window: texts, shared } = useTexts();
  if (outcome === 'seen' && seenAt !== undefined) {
    return (
      <StatusIndicator type="success">
        <span className="words">
          <Time at={seenAt} />
          {latenessMs !== undefined && ` – ${texts.late(formatDelay(latenessMs, shared))}`}
        </span>
      </StatusIndicator>
    );
  }
  if (outcome === 'not-seen') return <StatusIndicator type="error">{texts.notSeen}</StatusIndicator>;
  return <StatusIndicator type="info">{outcome === 'overtaken' ? texts.overtaken : texts.notAskable}</StatusIndicator>;
}
