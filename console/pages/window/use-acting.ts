import { useState } from 'react';
import { useCommand } from '../../api/command';
import type { ShownWindow } from '../../api/types';
import { useDraft } from '../../parts/drafts/draft';
import { useFaults } from '../../parts/forms/use-faults';
import type { HistoryEvent } from '../../parts/history/history-of';
import { useNotices } from '../../parts/notices';
import { openQuestion } from '../../parts/voting/question';
import { type Form, foundIn, rules } from './action-rules';
import { laterEnd } from './extension';
import { useDone } from './extension-words';
import { type Act, sendAction } from './send-action';

export interface Acting {
  readonly action: Act['action'];
  readonly window: ShownWindow;
  readonly history: readonly HistoryEvent[];
  readonly onClose: () => void;
}

interface Sent {
  readonly act: Act;
  readonly typed: Form;
}

const emptyForm: Form = { text: '', minutes: '15' };

/** What is typed about an action, what keeps it from being done, and what others did since the person read about it. */
export function useActing({ action, window, history, onClose }: Acting) {
  const notices = useNotices();
  const [read, setRead] = useState({ window, history });
  const [typed, change, forget] = useDraft(`${action} ${window.windowId}`, emptyForm);
  const command = useCommand((api, { act }: Sent, key) => sendAction(api, act, key));
  const found = foundIn(action, typed);
  const faults = useFaults(rules, { typed, found, error: command.error, sent: command.variables?.typed });
  const text = useDone(action, window, typed);
  const isStale = read.window.version !== window.version;
  const onSuccess = () => {
    forget();
    notices.show({ id: `${action} ${window.windowId}`, type: 'success', text });
    onClose();
  };
  return {
    typed,
    change,
    faults: faults.at,
    problem: isStale ? undefined : faults.problem,
    isBusy: command.isPending,
    isStale,
    events: history.filter(({ key }) => !read.history.some((known) => known.key === key)),
    send: () => {
      if (faults.check()) command.mutate({ act: actOf(action, read.window, typed), typed }, { onSuccess });
    },
    reread: () => {
      setRead({ window, history });
      command.reset();
    },
  };
}

function actOf(action: Act['action'], window: ShownWindow, { text, minutes }: Form): Act {
  const { windowId, siteId, version, planVersion } = window;
  const asked = openQuestion(window)?.planVersion ?? planVersion;
  const endsAt = action === 'extend' ? laterEnd(window, minutes) : undefined;
  const end = endsAt === undefined ? {} : { endsAt };
  return { action, windowId, siteId, version, planVersion: asked, text, ...end };
}
