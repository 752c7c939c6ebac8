import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { useEffect, useState } from 'react';
import { useTexts } from '../../texts/texts-context';
import { DialogButtons } from '../dialogs/dialog-buttons';
import { leaving } from './leaving';

/** Put into a form: asks before a link, a reload or closing the tab loses what was typed. */
export function Unsaved({ isDirty }: { readonly isDirty: boolean }) {
  const { app } = useTexts();
  const [leave, setLeave] = useState<(() => void) | undefined>(undefined);
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    const unguard = leaving.guard((go) => setLeave(() => go));
    return () => {
      window.removeEventListener('beforeunload', warn);
      unguard();
    };
  }, [isDirty]);
  if (!leave) return null;
  const stay = () => setLeave(undefined);
  const buttons = (
    <DialogButtons>
      <Button onClick={leave}>{app.leave}</Button>
      <Button variant="primary" onClick={stay}>
        {app.stay}
      </Button>
    </DialogButtons>
  );
  return (
    <Modal visible header={app.leaveTitle} onDismiss={stay} footer={buttons}>
      {app.leaveText}
    </Modal>
  );
}
