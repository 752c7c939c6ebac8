import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Proposal, Site } from '../../api/types';
import { useDirectoryPeople, usePeople } from '../../parts/directory/use-people';
import { Countdown, Time } from '../../parts/times/time';
import { stillAsked } from '../../parts/voting/may-vote';
import { Votes } from '../../parts/voting/votes';
import { Said } from '../../parts/words/said';
import { listed } from '../../texts/isolated';
import { useTexts } from '../../texts/texts-context';
import { questionOf } from './what-may';

interface DecisionProps {
  readonly proposal: Proposal;
  /** Of the site as it is now; undefined while it is loading. */
  readonly policy: Site['policy'] | undefined;
}

/** The votes, and while it is undecided who may still vote and until when. */
export function Decision({ proposal, policy }: DecisionProps) {
  const { proposals: texts } = useTexts();
  const { votes, required } = proposal.approvals;
  const isOpen = proposal.status === 'requested';
  return (
    <Container header={<Header variant="h2">{isOpen ? texts.waiting : texts.decision}</Header>}>
      <SpaceBetween size="m">
        <Votes votes={votes} required={required} people={usePeople()} />
        {isOpen && policy && <StillAsked proposal={proposal} policy={policy} />}
        {isOpen && <Deadline proposal={proposal} />}
      </SpaceBetween>
    </Container>
  );
}

function StillAsked({ proposal, policy }: DecisionProps) {
  const { proposals: texts } = useTexts();
  const left = stillAsked(questionOf(proposal), useDirectoryPeople(), policy);
  return (
    <div>
      <Box variant="awsui-key-label">{texts.stillAsked}</Box>
      <Said>{listed(left.map(({ name }) => name)) || texts.nobodyLeft}</Said>
    </div>
  );
}

function Deadline({ proposal: { decideBy, approvals } }: { readonly proposal: Proposal }) {
  const { proposals: texts, window: words } = useTexts();
  return (
    <div>
      <Box variant="awsui-key-label">{texts.decideBy}</Box>
      <div>
        <Time at={decideBy} /> (<Countdown to={decideBy} />)
      </div>
      <Box color="text-body-secondary" fontSize="body-s">
        {approvals.veto && words.veto} {approvals.requireLogin && words.requireLogin}
      </Box>
    </div>
  );
}
