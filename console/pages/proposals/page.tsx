import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Page } from '../../parts/page';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useLastSite } from '../../parts/site-choice/use-last-site';
import { useTexts } from '../../texts/texts-context';
import { type Filter, proposalKinds, proposalStatuses } from './filter';
import { ProposalTable } from './proposal-table';

const remembered = 'quiesce-proposals-site';

/** The proposals of one site at a time, because the API lists them by site; the site that was shown last comes first. */
export default function ProposalsPage() {
  const { proposals: texts, shared } = useTexts();
  const [, navigate] = useLocation();
  const [siteId, remember] = useLastSite(remembered, new URLSearchParams(useSearch()).get('siteId'));
  const [filter, setFilter] = useState<Filter>({});
  const choose = (chosen: string) => {
    remember(chosen);
    navigate(`/proposals?siteId=${chosen}`);
  };
  const kinds = proposalKinds.map((value) => ({ value, label: texts.kinds[value] }));
  const statuses = proposalStatuses.map((value) => ({ value, label: shared.statuses[value] }));
  return (
    <Page title={texts.title} description={texts.description}>
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="m">
          <SiteChoice label={texts.site} value={siteId} onChoose={choose} />
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
        {siteId !== '' && (
          <ProposalTable key={`${siteId} ${filter.kind} ${filter.status}`} siteId={siteId} filter={filter} />
        )}
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
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
