import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Page } from '../../parts/page';
import { useSites } from '../../parts/use-sites';
import { useTexts } from '../../texts/texts-context';
import { type Filter, proposalKinds, proposalStatuses } from './filter';
import { ProposalTable } from './proposal-table';

const remembered = 'quiesce-proposals-site';

/** The proposals of one site at a time, because the API lists them by site; the site that was shown last comes first. */
export default function ProposalsPage() {
  const { proposals: texts, shared } = useTexts();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('siteId') ?? localStorage.getItem(remembered);
  const sites = useSites().data ?? [];
  const siteId = asked ?? sites[0]?.siteId;
  const [filter, setFilter] = useState<Filter>({});
  const choose = (chosen: string) => {
    localStorage.setItem(remembered, chosen);
    navigate(`/proposals?siteId=${chosen}`);
  };
  const siteOptions = sites.map((site) => ({ value: site.siteId, label: site.branding.name ?? site.siteId }));
  const kinds = proposalKinds.map((value) => ({ value, label: texts.kinds[value] }));
  const statuses = proposalStatuses.map((value) => ({ value, label: shared.statuses[value] }));
  return (
    <Page title={texts.title} description={texts.description}>
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="m">
          <Choice label={texts.site} options={siteOptions} value={siteId ?? ''} onChoose={choose} />
          <Choice
            label={texts.kind}
            options={[{ value: '', label: texts.anyKind }, ...kinds]}
            value={filter.kind ?? ''}
            onChoose={(chosen) => setFilter({ ...filter, kind: proposalKinds.find((kind) => kind === chosen) })}
          />
          <Choice
            label={shared.status}
            options={[{ value: '', label: texts.anyStatus }, ...statuses]}
            value={filter.status ?? ''}
            onChoose={(chosen) => setFilter({ ...filter, status: proposalStatuses.find((one) => one === chosen) })}
          />
        </SpaceBetween>
        {siteId && <ProposalTable key={`${siteId} ${filter.kind} ${filter.status}`} siteId={siteId} filter={filter} />}
      </SpaceBetween>
    </Page>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Choice({ label, options, value, onChoose }: ChoiceProps) {
  const { proposals: texts } = useTexts();
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        placeholder={texts.chooseSite}
        filteringType={options.length > 10 ? 'auto' : 'none'}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
