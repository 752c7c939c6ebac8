import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useApi } from '../../api/api-context';
import { ErrorView } from '../../parts/error-view';
import { useTexts } from '../../texts/texts-context';
import { evidenceText } from './evidence-text';

/** Saves all that is known of a window as a file that can be verified offline. */
export function EvidenceButton({ windowId }: { readonly windowId: string }) {
  const { window: texts } = useTexts();
  const api = useApi();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const download = async () => {
    setBusy(true);
    setError(undefined);
    try {
      save(await evidenceText(api, windowId), texts.evidenceFile(windowId));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button iconName="download" loading={isBusy} onClick={() => void download()}>
        {texts.evidence}
      </Button>
      {error !== undefined && <ErrorView error={error} onRetry={() => void download()} />}
    </>
  );
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
