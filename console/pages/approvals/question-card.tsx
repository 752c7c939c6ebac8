import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpenQuestion, Window } from '../../api/types';
import { answerWords } from '../../parts/voting/answer-words';
import { answersTo, askedBy, questionPath, questionTitle, windowAsked } from '../../parts/voting/open-question';
import { PlanPairs } from '../../parts/voting/plan';
import { PlanChanges } from '../../parts/voting/plan-changes-table';
import { ProposalContent } from '../../parts/voting/proposal-content';
import type { AnswerAction } from '../../parts/voting/send-answer';
import { Said } from '../../parts/words/said';
import { useMay } from '../../sign-in/me';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Comments } from './comments';
import { useFacts } from './use-facts';

interface QuestionCardProps {
  readonly question: OpenQuestion;
  readonly onAsk: (action: AnswerAction) => void;
  readonly onComment: (window: Window) => void;
}

/** One question: what is asked, everything one needs to decide, and the answers. */
export function QuestionCard({ question, onAsk, onComment }: QuestionCardProps) {
  const texts = useTexts();
  const { approvals: words } = texts;
  const facts = useFacts(question);
  const { proposal, replaces } = question;
  const window = windowAsked(question);
  const title = questionTitle(question);
  const header = (
    <Header variant="h3" actions={<Answers question={question} title={title} onAsk={onAsk} onComment={onComment} />}>
      <Link href={questionPath(question)} fontSize="heading-m">
        <Said>{words.headingOf(wordFor(words.kinds, question.kind), title)}</Said>
      </Link>
    </Header>
  );
  return (
    <Container header={header}>
      <SpaceBetween size="m">
        <KeyValuePairs columns={3} minColumnWidth={200} items={facts} />
        {window && replaces && <PlanChanges before={replaces} after={window} />}
        {window && <Comments of={window.comments} />}
        {proposal && <ProposalContent proposal={proposal} />}
        {window && (
          <ExpandableSection headerText={words.wholePlan}>
            <PlanPairs window={window} />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  );
}

interface AnswersProps extends QuestionCardProps {
  readonly title: string;
}

function Answers({ question, title, onAsk, onComment }: AnswersProps) {
  const texts = useTexts();
  const may = useMay();
  const { window } = question;
  if (!may('approver')) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {answersTo(question).map((action, index) => {
        const { confirm } = answerWords(texts, action, askedBy(question));
        return (
          <Button
            key={action}
            variant={index === 0 && action !== 'withdraw' ? 'primary' : 'normal'}
            ariaLabel={texts.approvals.actionOn(confirm, title)}
            onClick={() => onAsk(action)}
          >
            {confirm}
          </Button>
        );
      })}
      {window && (
        <Button
          ariaLabel={texts.approvals.actionOn(texts.window.actions.comment, title)}
          onClick={() => onComment(window)}
        >
          {texts.window.actions.comment}
        </Button>
      )}
    </SpaceBetween>
  );
}
