import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Window } from '../../api/types';
import { approvalsOf, openQuestion, type Question } from '../../parts/question';
import { Countdown, Time } from '../../parts/time';
import { wordFor } from '../../texts/texts';
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
  return (
    <Container header={<Header variant="h2">{question ? texts.question[question.kind] : texts.decided}</Header>}>
      <SpaceBetween size="m">
        <ProgressBar
          value={required === 0 ? 100 : Math.min(100, (approvalsOf(votes) / required) * 100)}
          additionalInfo={texts.approvalsOf(approvalsOf(votes), required)}
          ariaLabel={texts.approvalsOf(approvalsOf(votes), required)}
        />
        <Votes votes={votes} people={people} />
        {question && <Rules question={question} requireLogin={window.approvals.requireLogin} />}
      </SpaceBetween>
    </Container>
  );
}

function Votes({ votes, people }: { readonly votes: Question['votes']; readonly people: DecisionProps['people'] }) {
  const { window: texts } = useTexts();
  if (votes.length === 0) return <Box color="text-body-secondary">{texts.nobodyVoted}</Box>;
  return votes.map(({ approverId, decision, at, reason, assurance }) => (
    <div key={approverId}>
      <StatusIndicator type={decision === 'approve' ? 'success' : 'error'}>
        {people.get(approverId) ?? approverId} {wordFor(texts.decisions, decision)}{' '}
        {texts.by(wordFor(texts.assurances, assurance))}
      </StatusIndicator>
      <Box color="text-body-secondary" fontSize="body-s">
        <Time at={at} /> {reason !== undefined && texts.because(reason)}
      </Box>
    </div>
  ));
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
