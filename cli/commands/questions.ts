import type { Question } from '../api/answers';
import { UsageFailure } from '../failures';
import { type ListOptions, listed, printListing } from '../output/listing';
import type { Session } from '../session';
import { wholeNumber } from './number';
import { type CurrentSession, examples, type Parent } from './parent';

interface Options extends ListOptions {
  readonly mine?: true;
  readonly voted?: true;
}

export function addQuestions(program: Parent, session: CurrentSession): void {
  program
    .command('questions')
    .description('list what waits for votes on all sites, the earliest deadline first')
    .helpGroup('Windows:')
    .option('--mine', 'only what you may still answer')
    .option('--voted', 'only what you have voted on, and can withdraw')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('questions --mine', 'questions --all --output json'))
    .action((options) => list(session(), options));
}

async function list(session: Session, { mine, voted, ...options }: Options): Promise<void> {
  const { nextAnswer, showQuestions } = await import('../views/questions-view');
  if (mine && voted) throw new UsageFailure('--mine and --voted exclude each other.');
  const none = mine
    ? 'Nothing waits for your vote.'
    : voted
      ? 'You have voted on nothing that is open.'
      : 'Nothing waits for votes.';
  const shown = async (questions: readonly Question[], page: Parameters<typeof showQuestions>[1]) => {
    await showQuestions(questions, page);
    const next = nextAnswer(questions);
    if (next !== undefined) session.note(next);
  };
  const pages = listed<Question>(await session.api(), '/v1/questions', {
    mine: mine ? 'true' : voted ? 'voted' : undefined,
  });
  const listing = { pages, shown, none };
  await printListing<Question>(session.printer, listing, options);
}
