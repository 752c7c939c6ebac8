import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Said } from '../words/said';

const kinds: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  requested: 'pending',
  approved: 'success',
  active: 'in-progress',
  completed: 'success',
  rejected: 'error',
  expired: 'stopped',
  cancelled: 'stopped',
};

/** The status of a window or proposal; one that a newer server invented shows as its own name. */
export function Status({ status }: { readonly status: string }) {
  const { shared } = useTexts();
  const type = (Object.hasOwn(kinds, status) ? kinds[status] : undefined) ?? 'info';
  return (
    <StatusIndicator type={type}>
      <span className="sentence">
        <Said>{wordFor(shared.statuses, status)}</Said>
      </span>
    </StatusIndicator>
  );
}
