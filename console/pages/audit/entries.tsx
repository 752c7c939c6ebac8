import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useContext, useState } from 'react';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { pollMilliseconds } from '../../api/pacing';
import type { AuditEntry } from '../../api/types';
import { Actor } from '../../parts/directory/actor';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { useCursors } from '../../parts/lists/use-cursors';
import { ClockContext } from '../../parts/times/clock';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { type Texts, wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { EntryDetails } from './entry-details';
import { type AuditSearch, firstFound, isFiltered, queryOf } from './search';
import { Subject } from './subject';

/** A search reads many entries to find a few, so it is repeated less often. */
const searchMilliseconds = 30_000;

const nothing: readonly AuditEntry[] = [];

/** The entries of one search. Mount it anew for another one: its cursors belong to it. */
export function Entries({ search }: { readonly search: AuditSearch }) {
  const texts = useTexts();
  const clock = useContext(ClockContext);
  // Of one moment, because a cursor belongs to one search.
  const [query] = useState(() => queryOf(search, clock()));
  const cursors = useCursors();
  const [chosen, setChosen] = useState<AuditEntry | undefined>(undefined);
  const isSearch = isFiltered(search);
  const { data, error, refetch } = useLive(
    ['audit-list', query, cursors.cursor],
    (api, signal) =>
      firstFound((cursor) => {
        const asked = { ...query, ...(cursor !== undefined && { cursor }) };
        return bodyOf(api.GET('/v1/audit', { params: { query: asked }, signal }));
      }, cursors.cursor),
    { keepPrevious: true, every: isSearch ? searchMilliseconds : pollMilliseconds },
  );
  return (
    <>
      <ListTable
        label={texts.audit.entries}
        reading={{ items: data?.items, error, onRetry: () => void refetch() }}
        trackBy={({ chain, seq }) => `${chain} ${seq}`}
        columns={columnsOf(texts, data?.items ?? nothing, setChosen)}
        empty={<EmptyView title={isSearch ? texts.audit.noMatch : texts.audit.empty} />}
        paging={{ cursors, next: data?.cursor }}
      />
      {chosen && <EntryDetails entry={chosen} others={data?.items ?? nothing} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function columnsOf(
  { audit: texts, window, shared }: Texts,
  entries: readonly AuditEntry[],
  choose: (entry: AuditEntry) => void,
): readonly TableProps.ColumnDefinition<AuditEntry>[] {
  return [
    { id: 'at', header: texts.when, cell: ({ at }) => <Time at={at} /> },
    {
      id: 'actor',
      header: texts.who,
      minWidth: 120,
      cell: ({ actor }) => <Actor of={actor} />,
    },
    {
      id: 'action',
      header: texts.what,
      minWidth: 160,
      isRowHeader: true,
      cell: (entry) => {
        const what = wordFor({ ...window.did, ...texts.did }, entry.action);
        return (
          <Button variant="inline-link" ariaLabel={texts.entryOf(what, entry.seq)} onClick={() => choose(entry)}>
            <span className="sentence">
              <Said>{what}</Said>
            </span>
          </Button>
        );
      },
    },
    {
      id: 'subject',
      header: texts.subject,
      minWidth: 330,
      cell: (entry) => <Subject entry={entry} others={entries} />,
    },
    { id: 'reason', header: shared.reason, minWidth: 140, cell: ({ reason }) => <Said>{reason}</Said> },
    { id: 'seq', header: texts.number, cell: ({ seq }) => seq },
  ];
}
