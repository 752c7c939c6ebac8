import type { Mail } from '../../../local/tour/mailbox';
import type { Stage } from '../harness';

export interface MailedVote {
  readonly who: string;
  readonly windowId: string;
  readonly decision: 'approve' | 'reject' | 'withdraw';
  /** Whether the code is the one of the mail. */
  readonly right: boolean;
}

/** Answers with the newest mail about a window; does nothing when there is none, or while the machine is away. */
export async function mailedVote(stage: Stage, { who, windowId, decision, right }: MailedVote): Promise<void> {
  try {
    const query = new URLSearchParams({ to: `${who}@example.com`, about: `token=${windowId}.` });
    const [newest] = (await (await fetch(`${stage.endpoints.mailbox}/messages?${query}`)).json()) as readonly Mail[];
    const link = newest?.text.match(/^\s*(https?:\/\/\S+\/approvals\?token=\S+)\s*$/m)?.[1];
    const code = newest?.text.match(/^\s*(\d{6})\s*$/m)?.[1];
    if (!link || !code) return;
    const body = new URLSearchParams({
      decision,
      code: right ? code : String((Number(code) + 1) % 1_000_000).padStart(6, '0'),
    });
    await fetch(link, { method: 'POST', body });
  } catch {
    // A mail waits in its mailbox; whoever reads it tries later or never.
  }
}
