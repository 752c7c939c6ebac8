import type { Question } from '../api/answers';
import type { Page } from '../output/page';
import type { Text } from '../output/text';
import { minuteText, secondsOf } from '../times/told';
import { requesterText } from './votes-view';

/** A table of what people are asked. */
export const showQuestions = (questions: readonly Question[], page: Page): Promise<void> =>
  page.table(
    ['QUESTION ABOUT', 'KIND', 'DECIDE BY (UTC)', 'YOU'],
    questions.map((question) => ({
      cells: [question.subjectId, question.kind, minuteText(secondsOf(question.decideBy), 'UTC'), youText(question)],
      below: `${question.given} of ${question.required}${againstText(question)}, asked by ${requesterText(question.requestedBy)}: ${question.reason}`,
    })),
  );

/** How whoever looks stands to it. */
function youText({ you }: Question): Text {
  if (you?.vote !== undefined) return you.vote === 'approve' ? 'approve' : 'reject';
  return you?.mayAnswer ? { text: 'asked', tone: 'busy' } : '-';
}

const againstText = ({ rejections }: Question): string => (rejections === 0 ? '' : `, ${rejections} against`);

/** What to do with the first that whoever looks may answer. */
export function nextAnswer(questions: readonly Question[]): string | undefined {
  const first = questions.find(({ you }) => you?.mayAnswer && you.vote === undefined);
  if (first === undefined) return undefined;
  const { kind, subjectId } = first;
  const noun = kind === 'policy' || kind === 'template' ? 'proposal' : 'window';
  const move = kind === 'emergency' ? 'ratify' : `${noun} approve`;
  return `Read and answer the first that asks you with: quiesce ${move} ${subjectId}`;
}
