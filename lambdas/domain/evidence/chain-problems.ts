import type { AuditEntry } from '../audit/audit';
import { entryHash } from '../audit/chain';
import type { EntryLink, Evidence } from './evidence';
import type { EvidenceProblem } from './problem';

/** Whether the entries are as they were hashed, belong to the window, and are tied to their neighbours and the head. */
export function chainProblems({ windowId, siteId, chain }: Evidence): EvidenceProblem[] {
  const { entries, neighbours, omitted, head } = chain;
  const links = new Map([...neighbours, ...omitted, ...entries].map((link) => [link.seq, link]));
  const all: readonly EntryLink[] = [...entries, ...omitted].sort((a, b) => a.seq - b.seq);
  return [
    ...(chain.chain === siteId ? [] : [problem('entry-misplaced', 'chain')]),
    ...entries.filter((entry) => !isAsHashed(entry)).map(({ seq }) => problem('entry-changed', seq)),
    ...entries
      .filter((entry, index) => isMisplaced(entry, index, chain, windowId))
      .map(({ seq }) => problem('entry-misplaced', seq)),
    ...all.filter((link) => !isTied(link, links, head.seq)).map(({ seq }) => problem('entry-untied', seq)),
    ...neighbours.filter((link) => !isBeside(link, all)).map(({ seq }) => problem('entry-untied', seq)),
    ...(agrees(all.at(-1), links, head) ? [] : [problem('head-differs', head.seq)]),
  ];
}

const problem = (code: EvidenceProblem['code'], seq: number | string): EvidenceProblem => ({
  code,
  where: typeof seq === 'string' ? seq : `chain.entries ${seq}`,
});

const isAsHashed = ({ prevHash, hash, ...content }: AuditEntry): boolean => entryHash(prevHash, content) === hash;

function isMisplaced(entry: AuditEntry, index: number, chain: Evidence['chain'], windowId: string): boolean {
  const before = chain.entries[index - 1];
  return entry.chain !== chain.chain || entry.subject !== windowId || (before !== undefined && before.seq >= entry.seq);
}

/** A neighbour of nothing is left of an entry that was taken out. */
const isBeside = ({ seq }: EntryLink, all: readonly EntryLink[]): boolean =>
  all.some((own) => Math.abs(own.seq - seq) === 1);

/** Each has the hash of the one before it, and the one after it has its own; the newest of the chain has none after it. */
function isTied(link: EntryLink, links: ReadonlyMap<number, EntryLink>, headSeq: number): boolean {
  const before = links.get(link.seq - 1);
  const after = links.get(link.seq + 1);
  const first = link.seq === 1 ? /^0{64}$/.test(link.prevHash) : before?.hash === link.prevHash;
  return first && (link.seq === headSeq ? after === undefined : after?.prevHash === link.hash);
}

/** The head is the last entry, or the one behind it, or further on. */
function agrees(last: EntryLink | undefined, links: ReadonlyMap<number, EntryLink>, head: Evidence['chain']['head']) {
  const known = links.get(head.seq);
  return (last === undefined || head.seq >= last.seq) && (known === undefined || known.hash === head.hash);
}
