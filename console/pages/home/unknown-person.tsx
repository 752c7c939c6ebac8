import Alert from '@cloudscape-design/components/alert';
import { useMe } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';

/** For somebody who has signed in, but whom the directory does not know: who they are here, and whom to ask. */
export function UnknownPerson() {
  const { app } = useTexts();
  const { principal } = useMe();
  return (
    <Alert type="info" header={app.unknownTitle}>
      {app.unknownText(principal)}
    </Alert>
  );
}
