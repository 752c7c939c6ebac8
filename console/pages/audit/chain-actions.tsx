import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ErrorView } from '../../parts/error-view';
import { useTexts } from '../../texts/texts-context';
import { useExport } from './use-export';
import { useVerification } from './use-verification';

/** What can be done with a whole chain: verify it, and save it as a file. */
export function ChainActions({ siteId }: { readonly siteId: string | undefined }) {
  const { audit: texts, shared } = useTexts();
  const [verification, verify] = useVerification();
  const { now, start, cancel } = useExport(siteId);
  const isExporting = now.state === 'running';
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Button loading={verification.state === 'running'} onClick={() => void verify(siteId)}>
          {texts.verify}
        </Button>
        {isExporting ? (
          <Button onClick={cancel}>{texts.cancelExport}</Button>
        ) : (
          <Button iconName="download" onClick={start}>
            {now.state === 'failed' ? texts.exportOn : texts.export}
          </Button>
        )}
        {now.state === 'failed' && <Button onClick={cancel}>{shared.cancel}</Button>}
      </SpaceBetween>
      <div aria-live="polite">
        <SpaceBetween size="xs">
          <VerificationState {...verification} />
          {isExporting && <StatusIndicator type="in-progress">{texts.exporting(now.entries)}</StatusIndicator>}
          {now.state === 'done' && (
            <StatusIndicator type="success">{texts.exported(now.entries, now.file ?? '')}</StatusIndicator>
          )}
        </SpaceBetween>
      </div>
      {now.state === 'failed' && <ErrorView error={now.error} />}
    </SpaceBetween>
  );
}

function VerificationState({ state, entries, brokenAt, error }: ReturnType<typeof useVerification>[0]) {
  const { audit: texts } = useTexts();
  switch (state) {
    case 'running':
      return <StatusIndicator type="in-progress">{texts.verifying(entries)}</StatusIndicator>;
    case 'valid':
      return <StatusIndicator type="success">{texts.valid(entries)}</StatusIndicator>;
    case 'broken':
      return <StatusIndicator type="error">{texts.broken(brokenAt ?? entries + 1)}</StatusIndicator>;
    case 'failed':
      return <ErrorView error={error} />;
    default:
      return null;
  }
}
