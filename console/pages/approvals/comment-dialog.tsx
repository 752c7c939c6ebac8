import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { Suspense } from 'react';
import { lengths } from '../../../lambdas/domain/limits';
import { useCommand } from '../../api/command';
import type { Window } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { useDraft } from '../../parts/drafts/draft';
import type { FormRules } from '../../parts/forms/form-rules';
import { lines } from '../../parts/forms/rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { sendComment } from '../../parts/voting/send-comment';
import { useTexts } from '../../texts/texts-context';

interface CommentDialogProps {
  readonly window: Pick<Window, 'windowId'>;
  readonly onClose: () => void;
}

const rules: FormRules<{ readonly text: string }> = { fields: { text: ['text'] } };

/** Asks for a comment on the window that a question is about. */
export function CommentDialog(props: CommentDialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

function Dialog({ window: { windowId }, onClose }: CommentDialogProps) {
  const { window: words } = useTexts();
  const notices = useNotices();
  const id = `comment on ${windowId}`;
  const [text, setText, forget] = useDraft(id, '');
  const command = useCommand(sendComment);
  const found = lines('text', text, lengths.comment);
  const faults = useFaults(rules, { typed: { text }, found, error: command.error, sent: command.variables });
  const onSuccess = () => {
    forget();
    notices.show({ id, type: 'success', text: words.done.comment });
    onClose();
  };
  return (
    <ConfirmDialog
      title={words.asks.comment}
      consequence={words.consequences.comment()}
      confirm={words.actions.comment}
      isBusy={command.isPending}
      error={faults.problem}
      onConfirm={() => faults.check() && command.mutate({ windowId, text }, { onSuccess })}
      onDismiss={onClose}
    >
      <FormField label={words.comment} errorText={faults.at.get('text')}>
        <Textarea value={text} rows={3} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </ConfirmDialog>
  );
}
