import { awaitConfirmationToken } from '../../../local/seed/confirmation-token';
import { type VotingMail, voteOnPage } from '../../../local/tour/mailbox';
import { eventually, type Stage } from '../harness';

/** Adds people who vote by mail only, and confirms their mailboxes. @returns their ids, `{prefix}-1` and so on. */
export async function addApprovers(stage: Stage, prefix: string, count: number): Promise<readonly string[]> {
  const admin = await stage.api('admin');
  const ids = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
  for (const approverId of ids) {
    const email = `${approverId}@example.com`;
    const person = { approverId, name: `Approver ${approverId}`, email, principals: [], approver: true };
    expect((await admin.post('/v1/approvers', person)).status).toBe(201);
    const token = await awaitConfirmationToken(stage.endpoints.mailbox, email);
    expect((await admin.post(`/v1/approvers/${approverId}/confirm`, { token })).status).toBe(200);
  }
  return ids;
}

/** Votes as somebody does who waits a moment when the public page is asked by too many at once (429). */
export function voteOnceLetIn(mail: Pick<VotingMail, 'link' | 'code'>, decision: 'approve' | 'reject' = 'approve') {
  return eventually(
    () => voteOnPage(mail, decision),
    ({ status }) => status !== 429,
  );
}

/** The letters of the mail with a link: they vote when wrong codes have locked the code. */
export async function lettersIn(mailbox: string, link: string): Promise<string> {
  const mails = (await (await fetch(`${mailbox}/messages`)).json()) as readonly { readonly text: string }[];
  const letters = mails.find(({ text }) => text.includes(link))?.text.match(/^([A-Z]{4}-){2}[A-Z]{4}$/m)?.[0];
  if (!letters) throw new Error('no mail with this link and letters');
  return letters;
}
