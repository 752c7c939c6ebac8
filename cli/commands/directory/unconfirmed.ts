import type { Person } from '../../api/answers';
import type { Session } from '../../session';

/** What comes next of a person who was just mailed; until then they are asked nothing. */
export function tellUnconfirmed(session: Session, { personId, email, confirmed }: Person): void {
  if (confirmed || session.printer.format !== 'table') return;
  session.note(
    `A mail to ${email} asks to confirm the mailbox; until then ${personId} cannot vote. Its link does it, or: quiesce approver confirm ${personId} --token TOKEN`,
  );
}
