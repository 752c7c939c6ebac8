import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type Api, etagOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Site } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';

const deleteSite = async (api: Api, { siteId, version }: Pick<Site, 'siteId' | 'version'>): Promise<void> => {
  const params = { path: { siteId }, header: { 'If-Match': etagOf(version) } };
  await api.DELETE('/v1/sites/{siteId}', { params });
};

interface DeleteDialogProps {
  readonly site: Site;
  readonly onClose: () => void;
}

/** Asks for the id of the site, because what is deleted does not come back. */
export function DeleteDialog({ site, onClose }: DeleteDialogProps) {
  const { sites: texts } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  const command = useCommand(deleteSite);
  const [named, setNamed] = useState('');
  const { siteId, version } = site;
  const onSuccess = () => {
    notices.show({ id: `site ${siteId}`, type: 'success', text: texts.deleted(siteId) });
    navigate('/sites');
  };
  return (
    <ConfirmDialog
      title={texts.deleteTitle(siteId)}
      consequence={texts.deleteText}
      confirm={texts.delete}
      isSerious
      isBusy={command.isPending}
      whyNot={named === siteId ? undefined : texts.typeId(siteId)}
      error={command.error}
      onConfirm={() => command.mutate({ siteId, version }, { onSuccess })}
      onDismiss={onClose}
    >
      <FormField label={texts.typeId(siteId)}>
        <Input value={named} spellcheck={false} onChange={({ detail }) => setNamed(detail.value)} />
      </FormField>
    </ConfirmDialog>
  );
}
