import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useCommand } from '../../api/command';
import type { ShownWindow, Site } from '../../api/types';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { useDraft } from '../../parts/draft';
import type { HistoryEvent } from '../../parts/history/history-of';
import { Meanwhile } from '../../parts/history/meanwhile';
import { useNotices } from '../../parts/notices';
import { openQuestion } from '../../parts/question';
import { useZone } from '../../parts/time';
import { formatTime } from '../../parts/time-format';
import { useTexts, useWording } from '../../texts/texts-context';
import { freeUntil, laterEnd, needsApproval } from './extension';
import { type Act, sendAction } from './send-action';

export interface ActionDialogProps {
  readonly action: Act['action'];
  readonly window: ShownWindow;
  readonly history: readonly HistoryEvent[];
  /** Of the site; undefined while it is loading. */
  readonly policy: Site['policy'] | undefined;
  readonly onClose: () => void;
}

const serious: readonly Act['action'][] = ['end', 'cancel', 'reject', 'refuse'];

/** Asks before something is done with a window. What others do meanwhile is shown before it goes on. */
export function ActionDialog({ action, window, history, policy, onClose }: ActionDialogProps) {
  const { window: texts } = useTexts();
  const notices = useNotices();
  const [read, setRead] = useState({ window, history });
  const [typed, setTyped, forget] = useDraft(`${action} ${window.windowId}`, emptyForm);
  const command = useCommand(sendAction);
  const events = history.filter(({ key }) => !read.history.some((known) => known.key === key));
  const isStale = read.window.version !== window.version;
  const consequence = useConsequence(action, window, typed, policy);
  const gap = gapIn(action, window, typed);
  const send = () =>
    command.mutate(actOf(action, read.window, typed), {
      onSuccess: () => {
        forget();
        notices.show({ id: `${action} ${window.windowId}`, type: 'success', text: texts.done[action] });
        onClose();
      },
    });
  const reread = () => {
    setRead({ window, history });
    command.reset();
  };
  return (
    <ConfirmDialog
      title={texts.asks[action]}
      consequence={consequence}
      confirm={texts.actions[action]}
      isSerious={serious.includes(action)}
      isBusy={command.isPending}
      whyNot={isStale ? texts.meanwhile : gap && texts.gaps[gap]}
      error={isStale ? undefined : command.error}
      onConfirm={send}
      onDismiss={onClose}
    >
      {isStale && <Meanwhile events={events} onRead={reread} />}
      <Fields action={action} window={window} typed={typed} onChange={setTyped} />
    </ConfirmDialog>
  );
}

interface Form {
  readonly text: string;
  readonly minutes: string;
}

const emptyForm: Form = { text: '', minutes: '15' };

/** What has to be typed before it can be done. */
function gapIn(action: Act['action'], window: ShownWindow, { text, minutes }: Form): 'comment' | 'minutes' | undefined {
  if (action === 'comment' && text.trim() === '') return 'comment';
  return action === 'extend' && laterEnd(window, minutes) === undefined ? 'minutes' : undefined;
}

/** What follows; of an extension, whether people have to approve the end that is typed. */
function useConsequence(
  action: Act['action'],
  window: ShownWindow,
  { minutes }: Form,
  policy: ActionDialogProps['policy'],
): string {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  const zone = useZone();
  if (action !== 'extend') return words.consequences[action](window.siteId);
  const end = laterEnd(window, minutes) ?? window.endsAt;
  if (!needsApproval(window, end))
    return words.extendsAtOnce(window.siteId, formatTime(freeUntil(window), zone, locale));
  const required = policy?.approvalsRequired ?? window.approvals.required;
  return words.extendsOnceApproved(required, formatTime(window.endsAt, zone, locale));
}

function actOf(action: Act['action'], window: ShownWindow, { text, minutes }: Form): Act {
  const { windowId, siteId, version, planVersion } = window;
  const asked = openQuestion(window)?.planVersion ?? planVersion;
  const endsAt = action === 'extend' ? laterEnd(window, minutes) : undefined;
  const end = endsAt === undefined ? {} : { endsAt };
  return { action, windowId, siteId, version, planVersion: asked, text, ...end };
}

interface FieldsProps {
  readonly action: Act['action'];
  readonly window: ShownWindow;
  readonly typed: Form;
  readonly onChange: (typed: Form) => void;
}

function Fields({ action, window, typed, onChange }: FieldsProps) {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  const zone = useZone();
  const isComment = action === 'comment';
  const end = laterEnd(window, typed.minutes);
  return (
    <SpaceBetween size="m">
      {action === 'extend' && (
        <FormField
          label={words.minutes}
          constraintText={end && words.newEnd(formatTime(end, zone, locale))}
          errorText={end === undefined && words.gaps.minutes}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={typed.minutes}
            onChange={({ detail }) => onChange({ ...typed, minutes: detail.value })}
          />
        </FormField>
      )}
      <FormField
        label={isComment ? words.comment : words.reasonOptional}
        constraintText={isComment ? undefined : words.reasonHint}
      >
        <Textarea value={typed.text} rows={3} onChange={({ detail }) => onChange({ ...typed, text: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
