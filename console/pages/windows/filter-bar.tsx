import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { type Filter, filterKeys, filterOf, filterStatuses, tokensOf } from './filter';

interface FilterBarProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Exactly the filters that the API has. A site is typed by its id, so that no list of all sites is needed. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { windows: texts, shared } = useTexts();
  const labels = { siteId: shared.site, status: shared.status, from: texts.from, to: texts.to };
  const properties = filterKeys.map(
    (key): PropertyFilterProps.FilteringProperty => ({
      key,
      propertyLabel: labels[key],
      groupValuesLabel: labels[key],
      operators: ['='],
    }),
  );
  const options = filterStatuses.map((value) => ({
    propertyKey: 'status',
    value,
    label: wordFor(shared.statuses, value),
  }));
  return (
    <PropertyFilter
      query={{ operation: 'and', tokens: tokensOf(filter) }}
      filteringProperties={properties}
      filteringOptions={options}
      filteringPlaceholder={texts.filter}
      filteringAriaLabel={texts.filter}
      disableFreeTextFiltering
      hideOperations
      onChange={({ detail }) => onChange(filterOf(detail.tokens))}
    />
  );
}
