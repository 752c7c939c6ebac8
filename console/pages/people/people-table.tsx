import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Person } from '../../api/types';
import { Mailbox, MayApprove } from '../../parts/directory/mailbox';
import { mailboxStates } from '../../parts/directory/mailbox-state';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { Said } from '../../parts/words/said';
import { listed } from '../../texts/isolated';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { addressOf, found, type PeopleSearch, searchIn } from './search';

const pageSize = 50;

interface PeopleTableProps {
  /** All of them; absent while they are loading. */
  readonly people: readonly Person[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

const nobody: readonly Person[] = [];

export function PeopleTable({ people, error, onRetry }: PeopleTableProps) {
  const { people: texts } = useTexts();
  const [, navigate] = useLocation();
  const search = searchIn(useSearch());
  const [page, setPage] = useState(1);
  const matching = found(people ?? nobody, search);
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const shown = Math.min(page, pages);
  const change = (changes: Partial<PeopleSearch>) => {
    setPage(1);
    navigate(addressOf({ ...search, ...changes }), { replace: true });
  };
  return (
    <ListTable
      label={texts.title}
      reading={{ items: people && matching.slice((shown - 1) * pageSize, shown * pageSize), error, onRetry }}
      trackBy="personId"
      columns={columnsOf(texts)}
      filter={<Filter search={search} count={matching.length} onChange={change} />}
      pagination={
        pages > 1 && (
          <Pagination
            currentPageIndex={shown}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        )
      }
      empty={
        <Nobody
          isSearched={people !== undefined && people.length > 0}
          onClear={() => change({ text: '', state: '' })}
        />
      }
    />
  );
}

interface FilterProps {
  readonly search: PeopleSearch;
  readonly count: number;
  readonly onChange: (changes: Partial<PeopleSearch>) => void;
}

function Filter({ search: { text, state }, count, onChange }: FilterProps) {
  const { people: texts } = useTexts();
  const options = [
    { value: '', label: texts.anyMailbox },
    ...mailboxStates.map((value) => ({ value, label: texts.mailboxIs[value] })),
    { value: 'disabled', label: texts.mailboxIs.disabled },
  ];
  return (
    <SpaceBetween direction="horizontal" size="s">
      <TextFilter
        filteringText={text}
        filteringPlaceholder={texts.findShort}
        filteringAriaLabel={texts.find}
        countText={text === '' ? '' : texts.matches(count)}
        onChange={({ detail }) => onChange({ text: detail.filteringText })}
      />
      <Select
        ariaLabel={texts.mailbox}
        selectedOption={options.find(({ value }) => value === state) ?? { value: state, label: state }}
        options={options}
        onChange={({ detail }) => onChange({ state: detail.selectedOption.value ?? '' })}
      />
    </SpaceBetween>
  );
}

function Nobody({ isSearched, onClear }: { readonly isSearched: boolean; readonly onClear: () => void }) {
  const { people: texts } = useTexts();
  if (!isSearched) return <EmptyView title={texts.nobody} text={texts.nobodyText} />;
  return <EmptyView title={texts.noMatch} action={<Button onClick={onClear}>{texts.clear}</Button>} />;
}

function columnsOf(texts: Texts['people']): readonly TableProps.ColumnDefinition<Person>[] {
  return [
    {
      id: 'name',
      header: texts.name,
      minWidth: 120,
      isRowHeader: true,
      cell: ({ name, personId }) => (
        <a href={`/people/${personId}`}>
          <Said>{name}</Said>
        </a>
      ),
    },
    { id: 'id', header: texts.id, cell: ({ personId }) => personId },
    { id: 'email', header: texts.email, minWidth: 220, cell: ({ email }) => <Said>{email}</Said> },
    { id: 'mailbox', header: texts.mailbox, minWidth: 190, cell: (person) => <Mailbox person={person} /> },
    { id: 'approver', header: texts.approver, cell: (person) => <MayApprove person={person} /> },
    { id: 'groups', header: texts.groups, minWidth: 120, cell: ({ groups }) => <Said>{listed(groups)}</Said> },
  ];
}
