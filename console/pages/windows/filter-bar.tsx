import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useState } from 'react';
import { useSiteOptions } from '../../parts/site-choice/use-site-options';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { type Filter, filterKeys, filterOf, filterStatuses, tokensOf } from './filter';

interface FilterBarProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Exactly the filters that the API has. Sites are read when somebody looks for one. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { windows: texts, shared, app } = useTexts();
  const labels = { siteId: shared.site, status: shared.status, from: texts.from, to: texts.to };
  const properties = filterKeys.map(
    (key): PropertyFilterProps.FilteringProperty => ({
      key,
      propertyLabel: labels[key],
      groupValuesLabel: labels[key],
      operators: ['='],
    }),
  );
  const { options: sites, statusType, onLoadItems } = useSiteOptions();
  const [isOfSites, setOfSites] = useState(false);
  const statuses = filterStatuses.map((value) => ({
    propertyKey: 'status',
    value,
    label: wordFor(shared.statuses, value),
  }));
  return (
    <PropertyFilter
      query={{ operation: 'and', tokens: tokensOf(filter) }}
      filteringProperties={properties}
      filteringOptions={[...statuses, ...sites.map(({ value }) => ({ propertyKey: 'siteId', value, label: value }))]}
      filteringStatusType={isOfSites ? statusType : 'finished'}
      filteringLoadingText={app.loading}
      filteringErrorText={shared.failed}
      filteringRecoveryText={shared.retry}
      onLoadItems={(event) => {
        const isOfSite = event.detail.filteringProperty?.key === 'siteId';
        setOfSites(isOfSite);
        if (isOfSite) onLoadItems(event);
      }}
      filteringPlaceholder={texts.filter}
      filteringAriaLabel={texts.filter}
      disableFreeTextFiltering
      hideOperations
      onChange={({ detail }) => onChange(filterOf(detail.tokens))}
    />
  );
}
