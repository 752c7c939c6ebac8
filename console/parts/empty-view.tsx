import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface EmptyViewProps {
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}

/** Nothing to show, and what that means. */
export function EmptyView({ title, text, action }: EmptyViewProps) {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <SpaceBetween size="xs">
        <Box variant="strong">{title}</Box>
        {text && <Box color="text-body-secondary">{text}</Box>}
        {action}
      </SpaceBetween>
    </Box>
  );
}
