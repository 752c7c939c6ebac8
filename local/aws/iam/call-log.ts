import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ConditionContext } from '../gateway/service';

export interface AuthorizedCall {
  /** Logical id of the role, name of the profile, or the service principal. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  /** Every condition key that the decision could use. */
  readonly context: ConditionContext;
  readonly allowed: boolean;
}

/** The log stops growing at this many distinct calls. */
const CAPACITY = 20_000;

/** Writes each distinct call once to a JSON Lines file, so that a test can compare what was used with what was granted. */
export class CallLog {
  private readonly seen = new Set<string>();

  constructor(private readonly file: string) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines) if (line !== '') this.seen.add(line);
  }

  record(call: AuthorizedCall): void {
    const line = JSON.stringify(call);
    if (this.seen.has(line) || this.seen.size >= CAPACITY) return;
    this.seen.add(line);
    appendFileSync(this.file, `${line}\n`);
  }
}
