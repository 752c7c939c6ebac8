import { Suspense, useState } from 'react';
import { useCommand } from '../../api/command';
import type { ShownWindow, Site } from '../../api/types';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { useDraft } from '../../parts/draft';
import { useFaults } from '../../parts/forms/use-faults';
import type { HistoryEvent } from '../../parts/history/history-of';
import { Meanwhile } from '../../parts/history/meanwhile';
import { useNotices } from '../../parts/notices';
import { openQuestion } from '../../parts/question';
import { useTexts } from '../../texts/texts-context';
import { ActionFields } from './action-fields';
import { type Form, foundIn, rules } from './action-rules';
import { laterEnd } from './extension';
import { ChangeWaits, useConsequence, useDone } from './extension-words';
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
export function ActionDialog(props: ActionDialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

function Dialog({ action, window, history, policy, onClose }: ActionDialogProps) {
  const { window: texts } = useTexts();
  const notices = useNotices();
  const [read, setRead] = useState({ window, history });
  const [typed, setTyped, forget] = useDraft(`${action} ${window.windowId}`, emptyForm);
  const command = useCommand((api, { act }: Sent, key) => sendAction(api, act, key));
  const events = history.filter(({ key }) => !read.history.some((known) => known.key === key));
  const isStale = read.window.version !== window.version;
  const consequence = useConsequence(action, window, typed, policy);
  const found = foundIn(action, typed);
  const faults = useFaults(rules, { typed, found, error: command.error, sent: command.variables?.typed });
  const done = useDone(action, window, typed);
  const send = () =>
    faults.check() &&
    command.mutate(
      { act: actOf(action, read.window, typed), typed },
      {
        onSuccess: () => {
          forget();
          notices.show({ id: `${action} ${window.windowId}`, type: 'success', text: done });
          onClose();
        },
      },
    );
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
      whyNot={isStale ? texts.meanwhile : undefined}
      error={isStale ? undefined : faults.problem}
      onConfirm={send}
      onDismiss={onClose}
    >
      {action === 'extend' && <ChangeWaits window={window} typed={typed} />}
      {isStale && <Meanwhile events={events} onRead={reread} />}
      <ActionFields action={action} window={window} typed={typed} faults={faults.at} onChange={setTyped} />
    </ConfirmDialog>
  );
}

interface Sent {
  readonly act: Act;
  readonly typed: Form;
}

const emptyForm: Form = { text: '', minutes: '15' };

function actOf(action: Act['action'], window: ShownWindow, { text, minutes }: Form): Act {
  const { windowId, siteId, version, planVersion } = window;
  const asked = openQuestion(window)?.planVersion ?? planVersion;
  const endsAt = action === 'extend' ? laterEnd(window, minutes) : undefined;
  const end = endsAt === undefined ? {} : { endsAt };
  return { action, windowId, siteId, version, planVersion: asked, text, ...end };
}
