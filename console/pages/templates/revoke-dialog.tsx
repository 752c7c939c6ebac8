import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { Suspense } from 'react';
import { type Api, bodyOf, etagOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Proposal } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { useDraft } from '../../parts/drafts/draft';
import { inOneLine, reasonFaults, reasonRules } from '../../parts/forms/reason-rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';

interface Revocation {
  readonly proposal: Pick<Proposal, 'proposalId' | 'version'>;
  readonly reason: string;
}

const revoke = (api: Api, { proposal: { proposalId, version }, reason }: Revocation, key: string) =>
  bodyOf(
    api.POST('/v1/proposals/{proposalId}/cancel', {
      params: { path: { proposalId }, header: { 'Idempotency-Key': key, 'If-Match': etagOf(version) } },
      body: reason.trim() === '' ? {} : { reason: inOneLine(reason) },
    }),
  );

interface RevokeDialogProps {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

/** Its texts may still have to be loaded. */
export function RevokeDialog(props: RevokeDialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

function Dialog({ proposal, onClose }: RevokeDialogProps) {
  const { templates: texts, window: words } = useTexts();
  const notices = useNotices();
  const command = useCommand(revoke);
  const [reason, setReason, forget] = useDraft(`revoke ${proposal.proposalId}`, '');
  const typed = { reason };
  const faults = useFaults(reasonRules, {
    typed,
    found: reasonFaults(reason),
    error: command.error,
    sent: command.variables && { reason: command.variables.reason },
  });
  const name = proposal.template?.name ?? proposal.proposalId;
  const onSuccess = () => {
    forget();
    notices.show({ id: proposal.proposalId, type: 'success', text: texts.revoked(name) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={texts.revokeTitle(name)}
      consequence={texts.revokeText}
      confirm={texts.revoke}
      isSerious
      isBusy={command.isPending}
      error={faults.problem}
      onConfirm={() => faults.check() && command.mutate({ proposal, reason }, { onSuccess })}
      onDismiss={onClose}
    >
      <FormField label={words.reasonOptional} constraintText={words.reasonHint} errorText={faults.at.get('reason')}>
        <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ConfirmDialog>
  );
}
