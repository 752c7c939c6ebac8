import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Window } from '../../api/types';
import { Countdown, Time } from '../../parts/times/time';
import { openQuestion, type Question } from '../../parts/voting/question';
import { Votes } from '../../parts/voting/votes';
import { useTexts } from '../../texts/texts-context';

interface DecisionProps {
  readonly window: Window;
  /** Names by personId. */
  readonly people: ReadonlyMap<string, string>;
}

/** What is asked and who answered; once nothing is, how it was decided. */
export function Decision({ window, people }: DecisionProps) {
  const { window: texts } = useTexts();
  const question = openQuestion(window);
  const { required, votes } = question ?? window.approvals;
  const templateId = question || votes.length > 0 ? undefined : window.templateId;
  return (
    <Container header={<Header variant="h2">{question ? texts.question[question.kind] : texts.decided}</Header>}>
      <SpaceBetween size="m">
        {templateId !== undefined ? (
          <ByTemplate templateId={templateId} />
        ) : (
          <Votes votes={votes} required={required} people={people} />
        )}
        {question && <Rules question={question} requireLogin={window.approvals.requireLogin} />}
      </SpaceBetween>
    </Container>
  );
}

function ByTemplate({ templateId }: { readonly templateId: string }) {
  const { window: texts } = useTexts();
  return (
    <div>
      <StatusIndicator>
        <span className="words">{texts.byTemplate}</span>
      </StatusIndicator>
      <div>
        <Link href={`/proposals/${templateId}`}>{texts.template}</Link>
      </div>
    </div>
  );
}

function Rules({ question, requireLogin }: { readonly question: Question; readonly requireLogin: boolean }) {
  const { window: texts } = useTexts();
  return (
    <div>
      <Box variant="awsui-key-label">{texts.decideBy}</Box>
      <div>
        <Time at={question.decideBy} /> (<Countdown to={question.decideBy} />)
      </div>
      <Box color="text-body-secondary" fontSize="body-s">
        {question.veto && texts.veto} {requireLogin && texts.requireLogin}
      </Box>
    </div>
  );
}
