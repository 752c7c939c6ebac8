import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useRef, useState } from 'react';
import { DialogButtons } from '../parts/dialogs/dialog-buttons';
import { formatDuration } from '../parts/times/time-format';
import type { Texts } from '../texts/texts';
import { useTexts } from '../texts/texts-context';
import { PopupBlocked, SomebodyElse } from './popup-problem';
import { useSession } from './session-context';
import type { SignInNeed } from './sign-in-need';

interface SignInDialogProps {
  readonly need: SignInNeed;
  readonly onSettled: (isSignedIn: boolean) => void;
}

/** Signs in again in a popup. The page below keeps what was typed, and goes on by itself. */
export default function SignInDialog({ need, onSettled }: SignInDialogProps) {
  const texts = useTexts();
  const { signIn, shared } = texts;
  const { begin, isOpen, problem } = usePopup(need.kind === 'too-old', () => onSettled(true));
  const buttons = (
    <DialogButtons>
      <Button variant="link" onClick={() => onSettled(false)}>
        {shared.cancel}
      </Button>
      <Button variant="primary" onClick={begin}>
        {signIn.again}
      </Button>
    </DialogButtons>
  );
  return (
    <Modal
      visible
      header={signIn.title}
      closeAriaLabel={shared.close}
      onDismiss={() => onSettled(false)}
      footer={buttons}
    >
      <SpaceBetween size="m">
        <Box>{reasonFor(need, texts)}</Box>
        {isOpen && <StatusIndicator type="in-progress">{signIn.open}</StatusIndicator>}
        {problem !== undefined && <Alert type="warning">{adviceOn(problem, texts)}</Alert>}
      </SpaceBetween>
    </Modal>
  );
}

function usePopup(isFresh: boolean, onDone: () => void) {
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<unknown>(undefined);
  const current = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  const begin = () => {
    // Whoever closed the window, or lost it behind others, begins again.
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    setOpen(true);
    setProblem(undefined);
    session.again(isFresh, controller.signal).then(onDone, (error: unknown) => {
      if (controller.signal.aborted) return;
      setOpen(false);
      setProblem(error);
    });
  };
  return { begin, isOpen, problem };
}

function reasonFor(need: SignInNeed, { signIn, shared }: Texts): string {
  if (need.kind === 'ended') return signIn.ended;
  const { maxAgeSeconds } = need;
  return maxAgeSeconds === undefined ? signIn.tooOld : signIn.tooOldFor(formatDuration(maxAgeSeconds, shared));
}

function adviceOn(problem: unknown, { signIn }: Texts): string {
  if (problem instanceof PopupBlocked) return signIn.blocked(window.location.host);
  if (problem instanceof SomebodyElse) return signIn.somebodyElse(problem.who);
  return signIn.failed(problem instanceof Error ? problem.message : String(problem));
}
