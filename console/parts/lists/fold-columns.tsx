import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';

type Column<Item> = TableProps.ColumnDefinition<Item>;

/** The first column with all others below it, each with its name: what a phone has room for. */
export function foldColumns<Item>([first, ...others]: readonly Column<Item>[]): readonly Column<Item>[] {
  if (!first) return [];
  const { id = 'folded', header, cell } = first;
  return [
    {
      id,
      header,
      cell: (item) => (
        <div className="folded">
          <div>{cell(item)}</div>
          {others.map((column) => (
            <Line key={column.id} name={column.header} value={column.cell(item)} />
          ))}
        </div>
      ),
    },
  ];
}

function Line({ name, value }: { readonly name: ReactNode; readonly value: ReactNode }) {
  if (value === undefined || value === null || value === false || value === '') return null;
  return (
    <div className="folded-line">
      <span className="folded-name">{name}</span>
      <div className="folded-value">{value}</div>
    </div>
  );
}
