import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { Suspense, useState } from 'react';
import { useCommand } from '../../api/command';
import { useTexts } from '../../texts/texts-context';
import { ConfirmDialog } from '../dialogs/confirm-dialog';
import { useDraft } from '../drafts/draft';
import { reasonFaults, reasonRules } from '../forms/reason-rules';
import { useFaults } from '../forms/use-faults';
import { Meanwhile } from '../history/meanwhile';
import { useNotices } from '../notices';
import { Status } from '../states/status';
import { answerWords } from './answer-words';
import { isPossible } from './asked-now';
import { type AnswerAction, type Asked, sendAnswer } from './send-answer';
import { useAskedNow } from './use-asked';
import { useNewEvents } from './use-new-events';

interface AnswerDialogProps {
  readonly action: AnswerAction;
  /** As the person has read it. */
  readonly asked: Asked;
  readonly onClose: () => void;
}

const serious: readonly AnswerAction[] = ['reject', 'refuse', 'cancel', 'revoke'];

/** Asks before a question is answered. What others do meanwhile is shown before it goes on; what was typed stays. */
export function AnswerDialog(props: AnswerDialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

function Dialog({ action, asked, onClose }: AnswerDialogProps) {
  const texts = useTexts();
  const notices = useNotices();
  const [text, setText, forget] = useDraft(`${action} ${asked.id}`, '');
  const [version, setVersion] = useState(asked.version);
  const command = useCommand(sendAnswer);
  const sent = command.variables && { reason: command.variables.text };
  const found = reasonFaults(text);
  const faults = useFaults(reasonRules, { typed: { reason: text }, found, error: command.error, sent });
  const now = useAskedNow(asked);
  const news = useNewEvents(asked, now?.comments ?? []);
  const words = answerWords(texts, action, asked);
  const id = `${action} ${asked.id}`;
  const isSent = command.isPending || command.isSuccess;
  const isStale = !isSent && now !== undefined && now.version > version;
  const isOver = !isSent && now !== undefined && !isPossible(action, asked, now);
  const reread = () => {
    setVersion(now?.version ?? version);
    news.read();
    command.reset();
  };
  const onSuccess = () => {
    forget();
    notices.show({ id, type: 'success', text: words.done });
    onClose();
  };
  return (
    <ConfirmDialog
      title={words.ask}
      consequence={words.consequence}
      confirm={words.confirm}
      isSerious={serious.includes(action)}
      isBusy={command.isPending}
      whyNot={isOver ? texts.shared.meanwhile.over : isStale ? texts.shared.meanwhile.happened : undefined}
      error={isStale || isOver ? undefined : faults.problem}
      onConfirm={() => faults.check() && command.mutate({ action, asked: { ...asked, version }, text }, { onSuccess })}
      onDismiss={onClose}
    >
      {isStale && <Meanwhile events={news.events} onRead={reread} />}
      {isOver && <Over status={now.status} />}
      <Reason text={text} fault={faults.at.get('reason')} onChange={setText} />
    </ConfirmDialog>
  );
}

function Over({ status }: { readonly status: string }) {
  const { shared } = useTexts();
  return (
    <Alert type="warning">
      {shared.meanwhile.over} <Status status={status} />
    </Alert>
  );
}

interface ReasonProps {
  readonly text: string;
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
}

function Reason({ text, fault, onChange }: ReasonProps) {
  const { window: words } = useTexts();
  return (
    <FormField label={words.reasonOptional} constraintText={words.reasonHint} errorText={fault}>
      <Textarea value={text} rows={3} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
