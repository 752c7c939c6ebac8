import { setTimeout as sleep } from 'node:timers/promises';

interface Mail {
  readonly to: string;
  readonly text: string;
}

const PATIENCE_MS = 20_000;
const POLL_MS = 50;

/**
 * Waits for the mail that asks a mailbox to confirm its subscription, and takes the token from its link.
 * @param mailbox Base URL of the local mailbox.
 * @throws Error when no such mail comes within 20 s.
 */
export async function awaitConfirmationToken(mailbox: string, address: string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await fetch(`${mailbox}/messages`);
    const mails = (await response.json()) as readonly Mail[];
    const tokens = mails.filter(({ to }) => to === address).map(({ text }) => /[?&]Token=([\w-]+)/.exec(text)?.[1]);
    const newest = tokens.find((token) => token !== undefined);
    if (newest) return newest;
    if (Date.now() > deadline) throw new Error(`No confirmation mail came to ${address}`);
    await sleep(POLL_MS);
  }
}
