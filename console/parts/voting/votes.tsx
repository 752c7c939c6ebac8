import Box from '@cloudscape-design/components/box';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Time } from '../times/time';
import { Said } from '../words/said';
import { approvalsOf, type Question } from './question';

interface VotesProps {
  readonly votes: Question['votes'];
  readonly required: number;
  /** Names by personId. */
  readonly people: ReadonlyMap<string, string>;
}

/** How many approved, and who voted how. */
export function Votes({ votes, required, people }: VotesProps) {
  const { window: texts } = useTexts();
  const given = approvalsOf(votes);
  return (
    <SpaceBetween size="m">
      <ProgressBar
        value={required === 0 ? 100 : Math.min(100, (given / required) * 100)}
        additionalInfo={texts.approvalsOf(given, required)}
        ariaLabel={texts.approvalsOf(given, required)}
      />
      {votes.length === 0 && <Box color="text-body-secondary">{texts.nobodyVoted}</Box>}
      {votes.map((vote) => (
        <VoteLine key={vote.approverId} vote={vote} name={people.get(vote.approverId) ?? vote.approverId} />
      ))}
    </SpaceBetween>
  );
}

interface VoteLineProps {
  readonly vote: Question['votes'][number];
  readonly name: string;
}

function VoteLine({ vote: { decision, at, reason, assurance }, name }: VoteLineProps) {
  const { window: texts } = useTexts();
  return (
    <div>
      <StatusIndicator type={decision === 'approve' ? 'success' : 'error'}>
        <Said>{name}</Said> <Said>{wordFor(texts.decisions, decision)}</Said>{' '}
        {texts.by(wordFor(texts.assurances, assurance))}
      </StatusIndicator>
      <Box color="text-body-secondary" fontSize="body-s">
        <Time at={at} /> {reason !== undefined && <Said lines>{texts.because(reason)}</Said>}
      </Box>
    </div>
  );
}
