import { ArchiveComparison, type ArchiveDifference } from '../../lambdas/domain/audit/archive-comparison';
import { archivedName } from '../../lambdas/domain/audit/archived-entry';
import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import type { Copies } from './copies';
import type { TableEntries } from './table-entries';

/** Successive entries with the same problem; both entries are those of the first. */
export interface DifferenceRange extends Omit<ArchiveDifference, 'seq'> {
  readonly from: number;
  readonly to: number;
}

export interface ArchiveVerdict {
  readonly valid: boolean;
  readonly chain: string;
  /** The last number that was compared. */
  readonly entries: number;
  /** How many of the newest are not copied yet; it takes seconds. */
  readonly pending: number;
  readonly differences: readonly DifferenceRange[];
}

export interface Question {
  readonly chain: string;
  readonly after: number;
  readonly table: TableEntries;
  readonly copies: Copies;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Told how far it is. */
  readonly onPage: (compared: number) => void;
}

/** Only what is older than this must be in the copy. The stream is read within seconds. */
const lateSeconds = 900;

/** Walks a chain and its copy side by side, page by page; neither is kept. */
export async function compareWithArchive(question: Question): Promise<ArchiveVerdict> {
  const { chain, after, copies, onPage } = question;
  const comparison = new ArchiveComparison(chain, after);
  const table = new Reader(question.table, after);
  const differences: DifferenceRange[] = [];
  const add = (found: readonly ArchiveDifference[]) => {
    for (const difference of found) addTo(differences, difference);
  };
  for await (const page of copies.pages(chain, after)) {
    const last = archivedName(page.at(-1)?.key ?? '')?.seq ?? 0;
    // The copy follows the table, so the table is asked after it.
    add(comparison.compare(await table.through(last), page));
    table.compared = Math.max(table.compared, last);
    onPage(table.compared);
  }
  const rest = await table.rest();
  const pending = rest.filter(({ at }) => at > question.now / 1000 - lateSeconds).length;
  add(comparison.compare(rest.slice(0, rest.length - pending), []));
  return { valid: differences.length === 0, chain, entries: table.compared, pending, differences };
}

/** The table's side. What is asked for beyond its end is asked for once more, as more may have been committed. */
class Reader {
  private read: readonly AuditEntry[] = [];

  constructor(
    private readonly table: TableEntries,
    /** Everything up to this number was handed out. */
    public compared: number,
  ) {}

  async through(seq: number): Promise<readonly AuditEntry[]> {
    while ((this.read.at(-1)?.seq ?? this.compared) < seq && (await this.more())) {}
    const found = this.read.filter((entry) => entry.seq <= seq);
    this.read = this.read.filter((entry) => entry.seq > seq);
    return found;
  }

  async rest(): Promise<readonly AuditEntry[]> {
    while (await this.more()) {}
    const found = this.read;
    this.compared = Math.max(this.compared, found.at(-1)?.seq ?? 0);
    return found;
  }

  private async more(): Promise<boolean> {
    const next = await this.table(this.read.at(-1)?.seq ?? this.compared);
    this.read = [...this.read, ...next];
    return next.length > 0;
  }
}

function addTo(ranges: DifferenceRange[], { seq, ...difference }: ArchiveDifference): void {
  const last = ranges.at(-1);
  if (last && last.problem === difference.problem && last.to === seq - 1) ranges.splice(-1, 1, { ...last, to: seq });
  else ranges.push({ from: seq, to: seq, ...difference });
}
