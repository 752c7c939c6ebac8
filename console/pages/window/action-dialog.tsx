import { Suspense } from 'react';
import type { Site } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { Meanwhile } from '../../parts/history/meanwhile';
import { useTexts } from '../../texts/texts-context';
import { ActionFields } from './action-fields';
import { ChangeWaits, useConsequence } from './extension-words';
import type { Act } from './send-action';
import { type Acting, useActing } from './use-acting';

export interface ActionDialogProps extends Acting {
  /** Of the site; undefined while it is loading. */
  readonly policy: Site['policy'] | undefined;
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
  const { window: texts, shared } = useTexts();
  const acting = useActing({ action, window, history, onClose });
  const { typed, isStale } = acting;
  return (
    <ConfirmDialog
      title={texts.asks[action]}
      consequence={useConsequence(action, window, typed, policy)}
      confirm={texts.actions[action]}
      isSerious={serious.includes(action)}
      isBusy={acting.isBusy}
      whyNot={isStale ? shared.meanwhile.happened : undefined}
      error={acting.problem}
      onConfirm={acting.send}
      onDismiss={onClose}
    >
      {action === 'extend' && <ChangeWaits window={window} typed={typed} />}
      {isStale && <Meanwhile events={acting.events} onRead={acting.reread} />}
      <ActionFields action={action} window={window} typed={typed} faults={acting.faults} onChange={acting.change} />
    </ConfirmDialog>
  );
}
