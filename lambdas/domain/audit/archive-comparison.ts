import { archivedName, archivedText, archiveKey } from './archived-entry';
import type { AuditEntry } from './audit';
import { type ChainWalk, chainStart, follow } from './chain';
import { entryIn } from './exported-chain';

/** What is wrong with an entry, by its number. */
export type ArchiveProblem =
  /** The table has another entry than the copy. */
  | 'changed'
  /** The copy has an entry that the table has no more: it was removed, or the table was cut. */
  | 'not-in-table'
  /** The table has an entry that was never copied: it was inserted, or it is older than the archive and was not filled in. */
  | 'not-in-copy'
  /** The copy has several entries with this number: the first was removed from the table, and another one put in its place. */
  | 'copied-twice'
  /** The copy is not what its name says, so the copy itself was changed. */
  | 'copy-changed'
  /** Somebody deleted the copy, or wrote over it; what was locked before is still there, and was compared. */
  | 'copy-touched'
  /** Both agree on an entry that does not follow the one before it. */
  | 'does-not-follow';

/** One object of the archive. */
export interface Copy {
  readonly key: string;
  /** As it was written first. */
  readonly text: string;
  /** Whether there are later versions of it, or a marker that hides it. */
  readonly touched: boolean;
}

export interface ArchiveDifference {
  readonly seq: number;
  readonly problem: ArchiveProblem;
  /** The entry in the table. */
  readonly table?: AuditEntry;
  /** The entry in the copy that was written first. */
  readonly copy?: AuditEntry;
}

/**
 * Compares a chain with its copy, from one entry on and in parts of any length. The two are the same only where every character of
 * every entry is.
 */
export class ArchiveComparison {
  private walk: ChainWalk | undefined;
  private agreed = true;

  /** @param after compare only entries after this one */
  constructor(
    private readonly chain: string,
    after = 0,
  ) {
    this.walk = after === 0 ? chainStart : undefined;
  }

  /**
   * @param entries of the table, without gaps in what was read
   * @param copies of the same numbers
   * @returns what differs, in order of the numbers
   */
  compare(entries: readonly AuditEntry[], copies: readonly Copy[]): ArchiveDifference[] {
    const inTable = new Map(entries.map((entry) => [entry.seq, entry]));
    const inCopy = new Map<number, Copy[]>();
    for (const copy of copies) {
      const seq = archivedName(copy.key)?.seq ?? 0;
      inCopy.set(seq, [...(inCopy.get(seq) ?? []), copy]);
    }
    const seqs = [...new Set([...inTable.keys(), ...inCopy.keys()])].sort((one, other) => one - other);
    return seqs.flatMap((seq) => this.compareOne(seq, inTable.get(seq), inCopy.get(seq) ?? []));
  }

  private compareOne(seq: number, table: AuditEntry | undefined, copies: readonly Copy[]): ArchiveDifference[] {
    const copy = copies.map(({ text }) => entryIn(text.replace(/\n$/, ''))).find((entry) => entry !== undefined);
    const problem = problemOf(table, copies) ?? this.followed(table);
    this.agreed = problem === undefined || problem === 'copy-touched';
    if (table) this.walk = { seq, hash: table.hash };
    return problem ? [{ seq, problem, ...(table && { table }), ...(copy && { copy }) }] : [];
  }

  /** After a difference, that the next entry does not follow says nothing new. */
  private followed(table: AuditEntry | undefined): ArchiveProblem | undefined {
    if (!table) return undefined;
    const walk = this.walk ?? { seq: table.seq - 1, hash: table.prevHash };
    return follow(walk, this.chain, table) || !this.agreed ? undefined : 'does-not-follow';
  }
}

function problemOf(table: AuditEntry | undefined, copies: readonly Copy[]): ArchiveProblem | undefined {
  const [copy, another] = copies;
  if (!copy) return 'not-in-copy';
  if (another) return 'copied-twice';
  const isSame = table !== undefined && archivedText(table) === copy.text;
  if (!isSame && !isWhatItsNameSays(copy)) return 'copy-changed';
  if (!table) return 'not-in-table';
  if (!isSame) return 'changed';
  return copy.touched ? 'copy-touched' : undefined;
}

/** The name is made of the contents, and an entry has the hash of its contents. */
function isWhatItsNameSays({ key, text }: Copy): boolean {
  const entry = entryIn(text.replace(/\n$/, ''));
  if (entry === undefined || archivedText(entry) !== text) return false;
  return archiveKey(entry) === key && archivedName(key)?.hash === entry.hash;
}
