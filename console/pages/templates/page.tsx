import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Page } from '../../parts/page';
import { useSites } from '../../parts/use-sites';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { type Shown, TemplateTable } from './template-table';

const remembered = 'quiesce-templates-site';
const shownStatuses = ['approved', 'requested', 'all'] as const;

/** The templates of one site at a time, because the API lists them by site; the site that was shown last comes first. */
export default function TemplatesPage() {
  const { templates: texts } = useTexts();
  const may = useMay();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('siteId');
  const sites = useSites().data ?? [];
  const last = sites.find(({ siteId }) => siteId === localStorage.getItem(remembered)) ?? sites[0];
  const siteId = asked ?? last?.siteId;
  const [shown, setShown] = useState<Shown>('approved');
  const options = sites.map((site) => ({ value: site.siteId, label: site.branding.name ?? site.siteId }));
  const statuses = shownStatuses.map((value) => ({ value, label: texts.statuses[value] }));
  const choose = (chosen: string) => {
    localStorage.setItem(remembered, chosen);
    navigate(`/templates?siteId=${chosen}`);
  };
  const propose = may('requester') && siteId && (
    <Button href={`/templates/new?siteId=${siteId}`}>{texts.propose}</Button>
  );
  return (
    <Page title={texts.title} description={texts.description} actions={propose}>
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="m">
          <FormField label={texts.site}>
            <Select
              selectedOption={options.find(({ value }) => value === siteId) ?? null}
              options={options}
              placeholder={texts.chooseSite}
              filteringType="auto"
              onChange={({ detail }) => detail.selectedOption.value && choose(detail.selectedOption.value)}
            />
          </FormField>
          <FormField label={texts.shown}>
            <Select
              selectedOption={statuses.find(({ value }) => value === shown) ?? null}
              options={statuses}
              onChange={({ detail }) =>
                setShown(shownStatuses.find((status) => status === detail.selectedOption.value) ?? 'approved')
              }
            />
          </FormField>
        </SpaceBetween>
        {siteId && <TemplateTable key={`${siteId} ${shown}`} siteId={siteId} shown={shown} />}
      </SpaceBetween>
    </Page>
  );
}
