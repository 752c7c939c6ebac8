import { canonicalJson } from '../domain/audit/canonical-json';
import type { Directory } from '../domain/directory/directory';
import {
  type DirectoryIndex,
  type DirectoryPage,
  directoryOf,
  inOrder,
  isSamePage,
  type PageContents,
  pagesOf,
  pagesPerDirectory,
} from '../domain/directory/pages';
import type { Commit } from './port';
import type { RecordKey, StoredRecord } from './records';
import { Snapshot } from './snapshot';

/** Reads records by key, consistently, but not all at one point in time. */
export type Read = (keys: readonly RecordKey[]) => Promise<readonly StoredRecord[]>;

type Pages = ReadonlyMap<number, DirectoryPage>;

/** A directory that was read. */
interface Known {
  readonly directory: Directory;
  /** Empty while the directory is one item, as version 0.1.0 wrote it. */
  readonly pages: Pages;
}

const indexKey: RecordKey = { kind: 'directory' };
const everyPage = Array.from({ length: pagesPerDirectory }, (_, page): RecordKey => ({ kind: 'directory-page', page }));
/** Each further round means that the directory changed during the one before. */
const rounds = 10;

/**
 * Stores the directory as a small index and pages, while commands work with it as one record.
 *
 * The index names the version of every page, and a version of a page has one content for ever. So pages that match the index are the
 * directory at the index's version, however far apart they were read; a page that does not match is read again, with the index.
 * What was read is kept in memory: a warm function reads the index, and the pages that changed since.
 */
export class PagedDirectory {
  private known: Known | undefined;

  /** @throws Error if the directory changes during every one of several reads */
  async load(read: Read, keys: readonly RecordKey[]): Promise<Snapshot> {
    const others = keys.filter(({ kind }) => kind !== 'directory');
    if (others.length === keys.length) return new Snapshot(await read(keys));
    const found = await read([...others, indexKey, ...(this.known ? [] : everyPage)]);
    const { directory } = await this.settled(read, found);
    return new Snapshot([...found.filter((record) => !isPart(record)), { kind: 'directory', value: directory }]);
  }

  /**
   * A commit that changes the directory, as it is stored: the index, on condition of its version, and the pages that change. The
   * first change of a directory that is one item replaces the item by the index.
   *
   * @returns `undefined` when the directory has changed since it was read
   */
  async stored(read: Read, { put, putAlways = [], ...commit }: Commit): Promise<Commit | undefined> {
    const next = put.flatMap((record) => (record.kind === 'directory' ? record.value : [])).at(0);
    if (!next) return { put, putAlways, ...commit };
    const before = await this.at(read, next.version - 1);
    if (!before) return undefined;
    const changed = changedPages(before, next);
    const index: DirectoryIndex = { version: next.version, pages: versionsAfter(before, changed) };
    return {
      ...commit,
      put: [...put.filter(({ kind }) => kind !== 'directory'), { kind: 'directory-index', value: index }],
      putAlways: [...putAlways, ...changed.map((value) => ({ kind: 'directory-page', value }) as const)],
    };
  }

  private async at(read: Read, version: number): Promise<Known | undefined> {
    if (this.known?.directory.version !== version) await this.load(read, [indexKey]);
    return this.known?.directory.version === version ? this.known : undefined;
  }

  private async settled(read: Read, first: readonly StoredRecord[]): Promise<Known> {
    const pages = new Map(this.known?.pages);
    let found = first;
    for (let round = 0; round < rounds; round++) {
      for (const record of found)
        if (record.kind === 'directory-page') pages.set(record.value.page, shaped(record.value));
      const index = found.find(({ kind }) => kind === 'directory' || kind === 'directory-index');
      if (index?.kind !== 'directory-index') return this.whole(index);
      const missing = missingPages(index.value, pages);
      if (missing.length === 0) return this.kept(index.value, pages);
      found = await read([indexKey, ...missing.map((page) => ({ kind: 'directory-page', page }) as const)]);
    }
    throw new Error(`The directory changed during each of ${rounds} reads`);
  }

  /** The directory as one item, or the empty one. */
  private whole(item: StoredRecord | undefined): Known {
    const { known } = this;
    const version = item?.kind === 'directory' ? item.value.version : 0;
    if (known?.pages.size === 0 && known.directory.version === version) return known;
    return this.keep(item?.kind === 'directory' ? inOrder(shaped(item.value)) : nobody, new Map());
  }

  private kept({ version, pages: versions }: DirectoryIndex, pages: Pages): Known {
    if (this.known?.directory.version === version) return this.known;
    // Others may have been read after the index, and are no part of it yet.
    const named = new Map([...pages].filter(([page]) => (versions[page] ?? 0) > 0));
    return this.keep(directoryOf([...named.values()], version), named);
  }

  private keep(directory: Directory, pages: Pages): Known {
    this.known = { directory, pages };
    return this.known;
  }
}

const isPart = ({ kind }: StoredRecord): boolean =>
  kind === 'directory' || kind === 'directory-index' || kind === 'directory-page';

const nobody: Directory = { people: [], machines: [], version: 0 };

/**
 * The same with the members of every object in the same order. DynamoDB has no order, and engines look members up several
 * times slower in objects whose orders differ; commands look at everybody.
 */
const shaped = <T extends object>(value: T): T => JSON.parse(canonicalJson(value));

function missingPages({ pages: versions }: DirectoryIndex, pages: Pages): number[] {
  return versions.flatMap((version, page) => (version > 0 && pages.get(page)?.version !== version ? page : []));
}

const noContents: PageContents = { people: [], machines: [] };

function changedPages({ pages }: Known, next: Directory): DirectoryPage[] {
  return pagesOf(next, pagesPerDirectory).flatMap((contents, page) => {
    const { people, machines, formerIds } = pages.get(page) ?? noContents;
    const before = { people, machines, ...(formerIds && { formerIds }) };
    return isSamePage(before, contents) ? [] : { page, ...contents, version: next.version };
  });
}

function versionsAfter({ pages }: Known, changed: readonly DirectoryPage[]): number[] {
  const now = new Map([...pages, ...changed.map((page) => [page.page, page] as const)]);
  return Array.from({ length: pagesPerDirectory }, (_, page) => now.get(page)?.version ?? 0);
}
