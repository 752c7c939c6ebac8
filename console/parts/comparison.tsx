import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useTexts, useWording } from '../texts/texts-context';
import { settingText } from './settings/setting-text';
import type { SettingName } from './settings/settings';
import { Said } from './words/said';

interface ComparisonProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The heading of each column, and which value of a row it shows. */
  readonly columns: readonly { readonly id: string; readonly header: string; readonly value: (row: Row) => unknown }[];
}

/** Values of settings side by side. */
export function Comparison<Row extends { readonly name: SettingName }>({ label, rows, columns }: ComparisonProps<Row>) {
  const wording = useWording();
  const { sites } = useTexts();
  const values = columns.map(
    ({ id, header, value }): TableProps.ColumnDefinition<Row> => ({
      id,
      header,
      cell: (row) => <Said>{settingText(row.name, value(row), wording)}</Said>,
    }),
  );
  return (
    <Table
      variant="embedded"
      items={rows}
      trackBy="name"
      wrapLines
      ariaLabels={{ tableLabel: label }}
      columnDefinitions={[
        { id: 'setting', header: sites.setting, cell: ({ name }) => sites.names[name], isRowHeader: true },
        ...values,
      ]}
    />
  );
}
