import { ApiProblem } from '../api/problem';
import { Said } from '../parts/words/said';
import type { Texts } from '../texts/texts';

/** After signing out. Nothing here asks the API. */
export function SignedOut({ texts: { app } }: { readonly texts: Texts }) {
  return (
    <main className="outside">
      <h1>{app.signedOut}</h1>
      <p>{app.signedOutText}</p>
      <a href="/">{app.signIn}</a>
    </main>
  );
}

/** In a popup that nobody has closed yet, or whose page is gone. Nothing here asks the API. */
export function SignedInAgain({ texts: { app, signIn } }: { readonly texts: Texts }) {
  return (
    <main className="outside">
      <h1>{signIn.done}</h1>
      <p>{signIn.doneText}</p>
      <a href="/">{app.toHome}</a>
    </main>
  );
}

interface StartFailedProps {
  readonly texts: Texts;
  readonly error: unknown;
}

/** The console could not sign the person in, or did not reach the API. */
export function StartFailed({ texts: { app, shared }, error }: StartFailedProps) {
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <main className="outside" role="alert">
      <h1>{app.startFailed}</h1>
      <p>{problem?.isOffline ? shared.offline : <Reason error={error} says={shared.serverSays} />}</p>
      {problem && <p>{shared.code(problem.code)}</p>}
      <a href="/">{shared.retry}</a>
    </main>
  );
}

/** Nothing is here that could translate it: it is marked as what it is. */
function Reason({ error, says }: { readonly error: unknown; readonly says: string }) {
  return (
    <>
      {error instanceof ApiProblem && says}{' '}
      <Said lang="en">{error instanceof Error ? error.message : String(error)}</Said>
    </>
  );
}
