import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { ApiProblem, noAnswer } from '../api/problem';
import { SignInEnded } from '../sign-in/sign-in-ended';
import type { Texts } from '../texts/texts';
import { wordFor } from '../texts/texts';
import { useTexts } from '../texts/texts-context';
import { Said } from './said';

/** The code of a page comes by the same connection. Each browser words the failure in its own way. */
const isNotFetched = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|importing a module script/i.test(error.message);

function problemIn(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return isNotFetched(error) ? noAnswer(error) : new ApiProblem(0, 'unexpected', String(error));
}

/** What to do about a problem, by its code. */
function adviceFor({ shared }: Texts, { code, status }: ApiProblem): string {
  const known = wordFor(shared.advices, code);
  if (known !== code) return known;
  if (status === 403) return shared.advices['not-allowed'];
  if (status === 404) return shared.advices['not-found'];
  return status >= 500 || status === 429 || code === 'unexpected'
    ? shared.advices.unexpected
    : shared.advices.otherwise;
}

/** An error where it happened: what it is, and what the person can do. */
export function ErrorView({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const texts = useTexts();
  const { app, shared } = texts;
  if (error instanceof SignInEnded) return <Alert type="warning">{app.signInEnded}</Alert>;
  const problem = problemIn(error);
  const isOffline = problem.code === 'offline';
  const header = isOffline ? shared.noConnection : onRetry ? shared.notLoaded : shared.failed;
  return (
    <Alert type="error" header={header} {...(onRetry && { action: <Button onClick={onRetry}>{shared.retry}</Button> })}>
      {!isOffline && (
        <Box>
          <Said>{problem.detail}</Said>
        </Box>
      )}
      <Box>{adviceFor(texts, problem)}</Box>
      {!isOffline && (
        <Box color="text-body-secondary" fontSize="body-s">
          {shared.code(problem.code)}
        </Box>
      )}
    </Alert>
  );
}
