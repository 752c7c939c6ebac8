import { canonicalJson, sha256 } from '../audit/canonical-json';
import type { Directory, DirectoryMoment, Machine, Person } from './directory';

/**
 * How many parts a directory is stored in. A thousand people make some thirty for each: a change writes one page of about 12 KB, and
 * a function that starts reads all of them, the index and the other records of a command in one batch of 100.
 */
export const pagesPerDirectory = 32;

/** What is stored in place of the whole directory: every change of it writes this, and commands check its version. */
export interface DirectoryIndex {
  readonly version: number;
  /** By page: the directory's version when the page was last written; 0 if it never was. */
  readonly pages: readonly number[];
}

/** The people and machines whose ids belong to a page, and the former ids that do. */
export interface PageContents {
  readonly people: readonly Person[];
  readonly machines: readonly Machine[];
  readonly formerIds?: Readonly<Record<string, DirectoryMoment>>;
}

export interface DirectoryPage extends PageContents {
  readonly page: number;
  /** The directory's version when it was written, which no other contents of this page have. */
  readonly version: number;
}

/** The directory, page by page. @param count how many pages */
export function pagesOf({ people, machines, formerIds = {} }: Directory, count: number): PageContents[] {
  const peopleOn = grouped(people, ({ personId }) => pageOf(personId, count));
  const machinesOn = grouped(machines, ({ machineId }) => pageOf(machineId, count));
  const formerOn = grouped(Object.entries(formerIds), ([id]) => pageOf(id, count));
  return Array.from({ length: count }, (_, page) => {
    const former = formerOn.get(page);
    return {
      people: peopleOn.get(page) ?? [],
      machines: machinesOn.get(page) ?? [],
      ...(former && { formerIds: Object.fromEntries(former) }),
    };
  });
}

/** The directory that pages make up, in order of ids. */
export function directoryOf(pages: readonly PageContents[], version: number): Directory {
  const former = pages.flatMap(({ formerIds = {} }) => Object.entries(formerIds));
  return inOrder({
    people: pages.flatMap(({ people }) => people),
    machines: pages.flatMap(({ machines }) => machines),
    ...(former.length > 0 && { formerIds: Object.fromEntries(former) }),
    version,
  });
}

/** The same directory in order of ids: DynamoDB keeps no order between pages. */
export function inOrder<D extends Directory>(directory: D): D {
  return {
    ...directory,
    people: sorted(directory.people, ({ personId }) => personId),
    machines: sorted(directory.machines, ({ machineId }) => machineId),
  };
}

/** The UTF-8 bytes of a directory, or of a page of it; as an item of DynamoDB it takes less. */
export const bytesOf = (contents: PageContents): number => Buffer.byteLength(canonicalJson(contents));

export const isSamePage = (left: PageContents, right: PageContents): boolean =>
  canonicalJson(left) === canonicalJson(right);

/** The same id is always on the same page, whatever else is in the directory. */
function pageOf(id: string, count: number): number {
  return Number.parseInt(sha256(id).slice(0, 8), 16) % count;
}

function grouped<T>(all: readonly T[], groupOf: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const group = groups.get(groupOf(one)) ?? [];
    group.push(one);
    groups.set(groupOf(one), group);
  }
  return groups;
}

function sorted<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  return [...all].sort((left, right) => (idOf(left) < idOf(right) ? -1 : 1));
}
