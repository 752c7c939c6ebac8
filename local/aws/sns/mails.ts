import { randomUUID } from 'node:crypto';
import type { State } from '../gateway/service';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Everything that was mailed, on disk. */
export interface Mails {
  deliver(mail: Omit<Mail, 'at'>, atMs: number): void;
  newestFirst(): readonly Mail[];
}

export function mailsOf(state: State): Mails {
  const mails = state.map<Mail>('mails');
  return {
    deliver(mail, atMs) {
      const at = new Date(atMs).toISOString();
      mails.put(`${at} ${String(mails.entries(at).length).padStart(4, '0')} ${randomUUID()}`, { ...mail, at });
    },
    newestFirst: () =>
      mails
        .entries()
        .map(([, mail]) => mail)
        .reverse(),
  };
}
