import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTexts } from '../../texts/texts-context';
import type { Restored } from './draft';

/** Put above a form: says that it shows what the person typed before, and lets them begin again. */
export function DraftNote({ isRestored, startOver }: Restored) {
  const { app } = useTexts();
  if (!isRestored) return null;
  const again = (
    <Button formAction="none" onClick={startOver}>
      {app.startOver}
    </Button>
  );
  return (
    <Alert type="info" action={again}>
      {app.restored}
    </Alert>
  );
}
