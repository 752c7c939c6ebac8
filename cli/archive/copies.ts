import type { Copy } from '../../lambdas/domain/audit/archive-comparison';

/** Where copies of audit entries are read: a bucket, or a folder with what was downloaded from one. */
export interface Copies {
  /** For messages. */
  readonly name: string;
  /**
   * The copies of a chain, in pages, in order of their names and so of their numbers.
   *
   * @param after only of entries after this one
   * @throws CommandFailure when they cannot be read
   */
  pages(chain: string, after: number): AsyncIterable<readonly Copy[]>;
}
