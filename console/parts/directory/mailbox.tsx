import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Person } from '../../api/types';
import { useTexts } from '../../texts/texts-context';
import { mailboxOf } from './mailbox-state';

/** Whether mails reach a person. */
export function Mailbox({ person }: { readonly person: Person }) {
  const { people: texts } = useTexts();
  const state = mailboxOf(person);
  return (
    <StatusIndicator type={state === 'confirmed' ? 'success' : 'pending'}>{texts.mailboxes[state]}</StatusIndicator>
  );
}

/** Whether a person may vote, as far as the directory says. */
export function MayApprove({ person: { approver, disabled } }: { readonly person: Person }) {
  const { people: texts } = useTexts();
  if (disabled) return <StatusIndicator type="stopped">{texts.disabled}</StatusIndicator>;
  return <>{approver ? texts.yes : texts.no}</>;
}
