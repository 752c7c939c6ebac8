import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import type { OpenQuestion, Window } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { CursorPages } from '../../parts/lists/cursor-pages';
import { useCursors } from '../../parts/lists/use-cursors';
import { Page } from '../../parts/page';
import { AnswerDialog } from '../../parts/voting/answer-dialog';
import { askedBy } from '../../parts/voting/open-question';
import type { AnswerAction, Asked } from '../../parts/voting/send-answer';
import { useQuestions } from '../../parts/voting/use-questions';
import { useMe } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { CommentDialog } from './comment-dialog';
import { QuestionCard } from './question-card';

interface Asks {
  readonly onAsk: (action: AnswerAction, question: OpenQuestion) => void;
  readonly onComment: (window: Window) => void;
}

/** What waits for the vote of the person, and what they voted on that is undecided. */
export default function ApprovalsPage() {
  const { approvals: texts } = useTexts();
  const { person } = useMe();
  const [asking, setAsking] = useState<{ readonly action: AnswerAction; readonly asked: Asked } | undefined>(undefined);
  const [commenting, onComment] = useState<Window | undefined>(undefined);
  const asks: Asks = { onComment, onAsk: (action, question) => setAsking({ action, asked: askedBy(question) }) };
  return (
    <Page title={texts.title} description={texts.description}>
      {!person?.approver && <Alert type="info">{texts.noApprover}</Alert>}
      {person?.approver && (
        <SpaceBetween size="xl">
          <Questions
            mine="true"
            title={texts.open}
            empty={<EmptyView title={texts.nothing} text={texts.nothingText} />}
            {...asks}
          />
          <Questions
            mine="voted"
            title={texts.voted}
            empty={<Box color="text-body-secondary">{texts.nothingVoted}</Box>}
            {...asks}
          />
        </SpaceBetween>
      )}
      {asking && <AnswerDialog {...asking} onClose={() => setAsking(undefined)} />}
      {commenting && <CommentDialog window={commenting} onClose={() => onComment(undefined)} />}
    </Page>
  );
}

interface QuestionsProps extends Asks {
  readonly mine: 'true' | 'voted';
  readonly title: string;
  readonly empty: React.ReactNode;
}

function Questions({ mine, title, empty, onAsk, onComment }: QuestionsProps) {
  const { app } = useTexts();
  const cursors = useCursors();
  const { data, error, refetch } = useQuestions(mine, { start: cursors.cursor });
  const next = data?.cursor;
  const isOnlyPage = next === undefined && cursors.page === 1;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        {...(isOnlyPage && data && { counter: `(${data.items.length})` })}
        actions={!isOnlyPage && <CursorPages cursors={cursors} next={next} />}
      >
        {title}
      </Header>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Spinner size="large" aria-label={app.loading} />}
      {data?.items.length === 0 && empty}
      {data?.items.map((question) => (
        <QuestionCard
          key={`${question.subjectId} ${question.planVersion}`}
          question={question}
          onAsk={(action) => onAsk(action, question)}
          onComment={onComment}
        />
      ))}
    </SpaceBetween>
  );
}
