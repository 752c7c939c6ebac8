import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useParams } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Proposal } from '../../api/types';
import { usePeople } from '../../parts/directory/use-people';
import { ErrorView } from '../../parts/error-view';
import { EventList } from '../../parts/history/event-list';
import { historyOf } from '../../parts/history/history-of';
import { useAudit } from '../../parts/history/use-audit';
import { NotLoaded } from '../../parts/not-loaded';
import { useStateOf } from '../../parts/notices';
import { Page } from '../../parts/page';
import { Status } from '../../parts/states/status';
import { whyNotUsable } from '../../parts/templates/template-use';
import { AnswerDialog } from '../../parts/voting/answer-dialog';
import { ProposalContent } from '../../parts/voting/proposal-content';
import { proposalTitle } from '../../parts/voting/proposal-title';
import type { AnswerAction, Asked } from '../../parts/voting/send-answer';
import { useMay, useMe } from '../../sign-in/me';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Decision } from './decision';
import { Facts } from './facts';
import { actionsFor } from './what-may';

/** One proposal: what it changes, who voted, and what can be done about it. */
export default function ProposalPage() {
  const texts = useTexts();
  const { proposalId = '' } = useParams<{ proposalId: string }>();
  const { data, error, refetch } = useLive(['proposal', proposalId], (api, signal) =>
    bodyOf(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId } }, signal })),
  );
  const onRetry = () => void refetch();
  if (data) return <Shown proposal={data} failure={error && <ErrorView error={error} onRetry={onRetry} />} />;
  return (
    <Page title={proposalId}>
      {error ? (
        <NotLoaded thing="proposals" error={error} onRetry={onRetry} />
      ) : (
        <Spinner size="large" aria-label={texts.proposals.loading} />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly proposal: Proposal;
  readonly failure: React.ReactNode;
}

interface Asking {
  readonly action: AnswerAction;
  readonly asked: Asked;
}

function Shown({ proposal, failure }: ShownProps) {
  const texts = useTexts();
  const { proposals: words } = texts;
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const { siteId, proposalId: id, planVersion, version, kind, status } = proposal;
  useStateOf(id, status);
  const { data: site } = useLive(
    ['site', siteId],
    (api, signal) => bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
    { every: 60_000 },
  );
  const onAsk = (action: AnswerAction) =>
    setAsking({ action, asked: { kind: 'proposal', id, siteId, planVersion, version } });
  const offered = actionsFor(proposal, { person: useMe().person, may: useMay() }, site?.policy);
  const description = (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <a href={`/sites/${siteId}`}>{words.about(wordFor(words.kinds, kind), siteId)}</a>
      <Status status={status} />
    </SpaceBetween>
  );
  const actions = <Actions proposal={proposal} offered={offered} onAsk={onAsk} />;
  return (
    <Page title={proposalTitle(proposal, texts)} description={description} actions={actions}>
      <SpaceBetween size="l">
        {failure}
        <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
          <Content proposal={proposal} />
          <Decision proposal={proposal} policy={site?.policy} />
        </Grid>
        <Happened proposal={proposal} />
      </SpaceBetween>
      {asking && <AnswerDialog {...asking} onClose={() => setAsking(undefined)} />}
    </Page>
  );
}

function Content({ proposal }: { readonly proposal: Proposal }) {
  const { proposals: texts } = useTexts();
  const ofPolicy = proposal.status === 'requested' ? texts.policy : texts.policyDecided;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{proposal.template ? texts.template : ofPolicy}</Header>}>
        <ProposalContent proposal={proposal} />
      </Container>
      <Facts proposal={proposal} />
    </SpaceBetween>
  );
}

interface ActionsProps {
  readonly proposal: Proposal;
  readonly offered: readonly AnswerAction[];
  readonly onAsk: (action: AnswerAction) => void;
}

function Actions({ proposal, offered, onAsk }: ActionsProps) {
  const { siteId, proposalId } = proposal;
  const { proposals: texts } = useTexts();
  const may = useMay();
  const isUsable = whyNotUsable(proposal, Date.now()) === undefined;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {isUsable && may('requester') && (
        <Button variant="primary" href={`/windows/new?siteId=${siteId}&templateId=${proposalId}`}>
          {texts.use}
        </Button>
      )}
      {offered.map((action) => (
        <Button key={action} variant={action === 'approve' ? 'primary' : 'normal'} onClick={() => onAsk(action)}>
          {wordFor(texts.actions, action)}
        </Button>
      ))}
    </SpaceBetween>
  );
}

function Happened({ proposal: { siteId, proposalId } }: { readonly proposal: Proposal }) {
  const { proposals: texts, app } = useTexts();
  const entries = useAudit(siteId, proposalId);
  const people = usePeople();
  return (
    <Container header={<Header variant="h2">{texts.history}</Header>}>
      {entries ? (
        <EventList events={historyOf({ comments: [] }, entries, [])} people={people} />
      ) : (
        <Spinner aria-label={app.loading} />
      )}
    </Container>
  );
}
