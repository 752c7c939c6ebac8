import { setTimeout as sleep } from 'node:timers/promises';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

/** What an approver finds in the mail: the link to the confirm page and the code that is not in it. */
export interface VotingMail {
  readonly mail: Mail;
  readonly link: string;
  readonly code: string;
}

async function readMailbox(mailbox: string, to: string): Promise<readonly Mail[]> {
  const response = await fetch(`${mailbox}/messages?${new URLSearchParams({ to })}`);
  return (await response.json()) as Mail[];
}

/** Waits for the newest mail to `to` whose text matches. @throws Error when none came in time. */
export async function awaitMail(mailbox: string, to: string, matching: RegExp, withinMs = 15_000): Promise<Mail> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const mails = await readMailbox(mailbox, to);
    const found = mails.find(({ subject, text }) => matching.test(`${subject}\n${text}`));
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`no mail to ${to} matching ${matching} within ${withinMs} ms`);
    await sleep(50);
  }
}

/** The link and code of the mail that asks `to` to vote on `windowId`. */
export async function awaitVotingMail(
  mailbox: string,
  to: string,
  windowId: string,
  withinMs?: number,
): Promise<VotingMail> {
  const mail = await awaitMail(
    mailbox,
    to,
    new RegExp(`approvals\\?token=${windowId.replace('.', '\\.')}\\.`),
    withinMs,
  );
  const link = mail.text.match(/^\s*(https?:\/\/\S+\/approvals\?token=\S+)\s*$/m)?.[1];
  const code = mail.text.match(/\b(\d{6})\b(?!\S)/)?.[1];
  if (!link || !code) throw new Error(`the mail to ${to} has no link or no code`);
  return { mail, link, code };
}

/** Casts the vote as the confirm page's form does. */
export async function voteOnPage(
  { link, code }: Pick<VotingMail, 'link' | 'code'>,
  decision: 'approve' | 'reject',
): Promise<{ readonly status: number; readonly html: string }> {
  const response = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ decision, code }),
    redirect: 'manual',
  });
  return { status: response.status, html: await response.text() };
}
