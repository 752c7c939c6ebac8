import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts-context';
import { ErrorView } from '../error-view';
import { DialogButtons } from './dialog-buttons';

export interface ConfirmDialogProps {
  /** The question, such as "Cancel this window?". */
  readonly title: string;
  /** What follows, in a sentence. */
  readonly consequence: ReactNode;
  /** The verb of the button. */
  readonly confirm: string;
  /** What follows cannot be taken back, or closes a site. */
  readonly isSerious?: boolean;
  readonly isBusy: boolean;
  /** Why it cannot be confirmed yet; who points at the button reads it. */
  readonly whyNot?: string | undefined;
  /** Why the last try did not work; the dialog stays open. */
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onDismiss: () => void;
  /** Fields, such as a reason. */
  readonly children?: ReactNode;
}

/** Asks before something is done, and names its consequence. Mount it while it is open. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { shared } = useTexts();
  const { title, consequence, confirm, isSerious = false, isBusy, whyNot, error, children } = props;
  const buttons = (
    <DialogButtons>
      <Button variant="link" onClick={props.onDismiss}>
        {shared.cancel}
      </Button>
      <Button
        variant="primary"
        loading={isBusy}
        disabled={whyNot !== undefined}
        disabledReason={whyNot ?? ''}
        onClick={props.onConfirm}
      >
        {confirm}
      </Button>
    </DialogButtons>
  );
  return (
    <Modal visible header={title} closeAriaLabel={shared.close} onDismiss={props.onDismiss} footer={buttons}>
      <SpaceBetween size="m">
        <Alert type={isSerious ? 'warning' : 'info'}>{consequence}</Alert>
        {children}
        {error !== undefined && error !== null && <ErrorView error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
