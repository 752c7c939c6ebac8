import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { ShownWindow } from '../../api/types';
import { ErrorView } from '../../parts/error-view';
import { NotLoaded } from '../../parts/not-loaded';
import { useStateOf } from '../../parts/notices';
import { Page } from '../../parts/page';
import { Status } from '../../parts/states/status';
import { useNow } from '../../parts/times/clock';
import { Plan } from '../../parts/voting/plan';
import { useMay, useMe } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { ActionDialog } from './action-dialog';
import { AtTheEdge } from './at-the-edge';
import { Changes } from './changes';
import { Decision } from './decision';
import { Ended } from './ended';
import { EvidenceButton } from './evidence-button';
import { History } from './history';
import { useWindow, type WindowDetail } from './use-window';
import { WaitsFor } from './waits-for';
import { type Action, actionsFor } from './what-may';

/** One window: what is asked about it, its plan, and what happened to it. */
export default function WindowPage() {
  const { window: texts } = useTexts();
  const { windowId = '' } = useParams<{ windowId: string }>();
  const detail = useWindow(windowId);
  const { window, error, retry } = detail;
  if (!window) {
    return (
      <Page title={texts.title} description={windowId}>
        {error ? (
          <NotLoaded thing="windows" error={error} onRetry={retry} />
        ) : (
          <Spinner size="large" aria-label={texts.loading} />
        )}
      </Page>
    );
  }
  return <Shown detail={detail} window={window} />;
}

interface ShownProps {
  readonly detail: WindowDetail;
  readonly window: ShownWindow;
}

function Shown({ detail, window }: ShownProps) {
  const { window: texts } = useTexts();
  const [asked, setAsked] = useState<Exclude<Action, 'edit'> | undefined>(undefined);
  useStateOf(window.windowId, window.status);
  const description = (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <span>{texts.about(window.siteId)}</span>
      <Status status={window.status} />
      {window.emergency && <Badge color="red">{texts.emergencyTag}</Badge>}
    </SpaceBetween>
  );
  const actions = <Actions detail={detail} window={window} onAsk={setAsked} />;
  return (
    <Page title={window.reason} description={description} actions={actions}>
      <SpaceBetween size="l">
        {detail.error && <ErrorView error={detail.error} onRetry={detail.retry} />}
        <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
          <SpaceBetween size="l">
            <Ended window={window} history={detail.history} />
            <WaitsFor window={window} />
            <Changes window={window} />
            <Plan window={window} />
          </SpaceBetween>
          <SpaceBetween size="l">
            <Decision window={window} people={detail.people} />
            <AtTheEdge window={window} site={detail.status} />
          </SpaceBetween>
        </Grid>
        <History events={detail.history} people={detail.people} />
      </SpaceBetween>
      {asked && (
        <ActionDialog
          action={asked}
          window={window}
          history={detail.history}
          policy={detail.site?.policy}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  );
}

/** What the page is for, where it waits for the person. */
const votes: readonly Action[] = ['approve', 'ratify'];

interface ActionsProps extends ShownProps {
  readonly onAsk: (action: Exclude<Action, 'edit'>) => void;
}

function Actions({ detail, window, onAsk }: ActionsProps) {
  const { window: texts } = useTexts();
  const { person } = useMe();
  const may = useMay();
  const now = useNow(10_000);
  const offered = actionsFor(window, { person, may }, detail.site?.policy, now);
  const { windowId } = window;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {offered.map((action, index) =>
        action === 'edit' ? (
          <Button key={action} href={`/windows/${windowId}/edit`}>
            {texts.actions[action]}
          </Button>
        ) : (
          <Button
            key={action}
            variant={index === 0 && votes.includes(action) ? 'primary' : 'normal'}
            onClick={() => onAsk(action)}
          >
            {texts.actions[action]}
          </Button>
        ),
      )}
      {may('requester') && <Button href={`/windows/new?like=${windowId}`}>{texts.again}</Button>}
      <EvidenceButton windowId={windowId} />
    </SpaceBetween>
  );
}
