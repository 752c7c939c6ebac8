import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { DirectoryError } from '../../parts/directory/directory-error';
import { Unsaved } from '../../parts/drafts/unsaved';
import { useTexts } from '../../texts/texts-context';

interface FormFrameProps {
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  /** Why it cannot be sent yet. */
  readonly whyNot?: string | undefined;
  readonly error: unknown;
  /** The verb of the button. */
  readonly send: string;
  readonly cancelTo: string;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

/** A form with its buttons, and what the API said about the last try. */
export function FormFrame({ whyNot, ...props }: FormFrameProps) {
  const { shared } = useTexts();
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" formAction="none" href={props.cancelTo}>
        {shared.cancel}
      </Button>
      <Button
        variant="primary"
        formAction="submit"
        loading={props.isBusy}
        disabled={whyNot !== undefined}
        disabledReason={whyNot ?? ''}
      >
        {props.send}
      </Button>
    </SpaceBetween>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === undefined) props.onSend();
      }}
    >
      <Unsaved isDirty={props.isDirty} />
      <Form actions={buttons}>
        <SpaceBetween size="l">
          {props.children}
          {props.error !== null && props.error !== undefined && <DirectoryError error={props.error} />}
        </SpaceBetween>
      </Form>
    </form>
  );
}
