import Button from '@cloudscape-design/components/button';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../api/problem';
import { useNotices } from '../parts/notices';
import { useSignInAgain } from '../sign-in/sign-in-again';
import { SignInEnded } from '../sign-in/sign-in-ended';
import { useTexts } from '../texts/texts-context';

/** Says when the connection or the sign-in is lost, on whichever page, and when it is back. What was done last is no news beside what is tried next. */
export function useConnectionNotices(): void {
  const { show, dismiss, forgetNews } = useNotices();
  const { app } = useTexts();
  const askToSignIn = useSignInAgain();
  const queries = useQueryClient();
  useEffect(() => {
    return queries.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'updated') return;
      const { error, fetchFailureReason, status } = query.state;
      const reason = error ?? fetchFailureReason;
      if (reason instanceof ApiProblem && reason.isOffline) show({ id: 'offline', type: 'warning', text: app.offline });
      else if (reason instanceof SignInEnded) {
        const action = <Button onClick={() => void askToSignIn({ kind: 'ended' })}>{app.signInAgain}</Button>;
        show({ id: 'sign-in', type: 'warning', text: app.signInEnded, action });
      } else if (status === 'success' && reason === null) {
        dismiss('offline');
        dismiss('sign-in');
      }
    });
  }, [queries, askToSignIn, show, dismiss, app]);
  useEffect(
    () =>
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'pending') forgetNews();
      }),
    [queries, forgetNews],
  );
}
