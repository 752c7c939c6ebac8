import type { AuditEntry } from './audit';
import { type ChainWalk, chainStart, follow, genesisHash } from './chain';

/** What is wrong with an exported chain. */
export type ExportProblem =
  /** A line is no audit entry, or is not written as it was exported. */
  | 'not-an-entry'
  /** An entry was changed, or does not follow the one before: something is missing, added or in another place. */
  | 'does-not-follow'
  /** The file ends within a line. */
  | 'cut'
  /** No entry has the hash of the head: entries are missing at the end. */
  | 'head-missing';

export interface ExportVerdict {
  readonly valid: boolean;
  /** A siteId or `ORG`; absent when there is no entry. */
  readonly chain?: string;
  /** How many entries from the first one on are valid. */
  readonly entries: number;
  /** Hash of the last of them. */
  readonly lastHash: string;
  readonly problem?: ExportProblem;
  /** The line of the problem, from 1. */
  readonly line?: number;
}

/**
 * Verifies a chain as `GET /v1/audit/export` writes it, from its first entry on, in pieces of any size. Whoever has the file needs
 * nothing else; whether its end is missing, only a head that was recorded elsewhere tells.
 */
export class ExportedChain {
  private walk: ChainWalk = chainStart;
  private chain: string | undefined;
  private rest = '';
  private problem: { readonly problem: ExportProblem; readonly line: number } | undefined;
  private hasHead: boolean;

  /** @param head the hash of the chain's newest entry, as it was recorded elsewhere */
  constructor(private readonly head?: string) {
    this.hasHead = head === undefined || head === genesisHash;
  }

  /** How many entries were verified so far. */
  get entries(): number {
    return this.walk.seq;
  }

  read(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (this.problem) return;
      this.readLine(line);
    }
  }

  /** @returns the verdict; nothing can be read afterwards */
  end(): ExportVerdict {
    if (this.rest !== '') this.fail('cut');
    if (!this.hasHead) this.fail('head-missing');
    const { seq, hash } = this.walk;
    const chain = this.chain === undefined ? {} : { chain: this.chain };
    return { valid: !this.problem, ...chain, entries: seq, lastHash: hash, ...this.problem };
  }

  private readLine(line: string): void {
    const entry = entryIn(line);
    this.chain ??= entry?.chain;
    const next = entry && follow(this.walk, entry.chain === this.chain ? entry.chain : '', entry);
    if (!next) this.fail(entry ? 'does-not-follow' : 'not-an-entry');
    else this.walk = next;
    if (next?.hash === this.head) this.hasHead = true;
  }

  private fail(problem: ExportProblem): void {
    this.problem ??= { problem, line: this.walk.seq + 1 };
  }
}

/**
 * The entry on one line of an export. Written anew it must be the same text: another spelling, or a member twice, is not what was
 * exported.
 */
export function entryIn(line: string): AuditEntry | undefined {
  const value = parsed(line);
  return isEntry(value) && JSON.stringify(value) === line ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As far as a chain needs it; the hash covers the rest. */
function isEntry(value: unknown): value is AuditEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { chain, seq, prevHash, hash }: Partial<Record<string, unknown>> = { ...value };
  return (
    typeof chain === 'string' && typeof seq === 'number' && typeof prevHash === 'string' && typeof hash === 'string'
  );
}
