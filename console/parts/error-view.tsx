import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { ApiProblem } from '../api/problem';
import { SignInEnded } from '../sign-in/sign-in-ended';
import type { Texts } from '../texts/texts';
import { wordFor } from '../texts/texts';
import { useTexts } from '../texts/texts-context';
import { Said } from './said';

/** What to do about a problem, by its code. */
function adviceFor({ shared }: Texts, { code, status }: ApiProblem): string {
  const known = wordFor(shared.advices, code);
  if (known !== code) return known;
  if (status === 403) return shared.advices['not-allowed'];
  if (status === 404) return shared.advices['not-found'];
  return status >= 500 || status === 429 ? shared.advices.unexpected : shared.advices.otherwise;
}

/** An error where it happened: what it is, and what the person can do. */
export function ErrorView({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const texts = useTexts();
  const { app, shared } = texts;
  if (error instanceof SignInEnded) return <Alert type="warning">{app.signInEnded}</Alert>;
  const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'unexpected', String(error));
  return (
    <Alert
      type="error"
      header={shared.failed}
      {...(onRetry && { action: <Button onClick={onRetry}>{shared.retry}</Button> })}
    >
      <Box>{!problem.isOffline && <Said>{problem.detail}</Said>}</Box>
      <Box>{adviceFor(texts, problem)}</Box>
      <Box color="text-body-secondary" fontSize="body-s">
        {shared.code(problem.code)}
      </Box>
    </Alert>
  );
}
