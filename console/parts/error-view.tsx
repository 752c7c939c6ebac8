import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode, Suspense, use } from 'react';
import { ApiProblem, noAnswer } from '../api/problem';
import { SignInEnded } from '../sign-in/sign-in-ended';
import { useTexts } from '../texts/texts-context';
import { loadedOnce } from './loaded-once';
import { Said } from './words/said';

/** The code of a page comes by the same connection. Each browser words the failure in its own way. */
const isNotFetched = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|importing a module script/i.test(error.message);

function problemIn(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return isNotFetched(error) ? noAnswer(error) : new ApiProblem(0, 'unexpected', String(error));
}

const refusalText = loadedOnce(() => import('./refusals/refusal-text'));

/** An error where it happened: what it is, and what the person can do. */
export function ErrorView({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { app, shared } = useTexts();
  if (error instanceof SignInEnded) return <Alert type="warning">{app.signInEnded}</Alert>;
  const problem = problemIn(error);
  const isOffline = problem.code === 'offline';
  const header = isOffline ? shared.noConnection : onRetry ? shared.notLoaded : shared.failed;
  return (
    <Alert type="error" header={header} {...(onRetry && { action: <Button onClick={onRetry}>{shared.retry}</Button> })}>
      {isOffline ? (
        shared.offline
      ) : (
        <Fallback fallback={<ServerWords problem={problem} />}>
          <Suspense>
            <RefusalWords problem={problem} />
          </Suspense>
        </Fallback>
      )}
    </Alert>
  );
}

/** Its texts are many, and few people ever see one. */
function RefusalWords({ problem }: { readonly problem: ApiProblem }) {
  const { default: RefusalText } = use(refusalText());
  return <RefusalText problem={problem} serverWords={<ServerWords problem={problem} />} />;
}

/** What nobody translated: the words of the server, marked as such. */
function ServerWords({ problem: { status, detail, code } }: { readonly problem: ApiProblem }) {
  const { shared } = useTexts();
  return (
    <>
      <Box>
        {status > 0 && shared.serverSays} <Said lang="en">{detail}</Said>
      </Box>
      <Box color="text-body-secondary" fontSize="body-s">
        {shared.code(code)}
      </Box>
    </>
  );
}

interface FallbackProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** What is shown, unless its code does not load. */
class Fallback extends Component<FallbackProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
