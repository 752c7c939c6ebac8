import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Page } from '../../parts/page';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useLastSite } from '../../parts/site-choice/use-last-site';
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
  const [siteId, remember] = useLastSite(remembered, asked);
  const [shown, setShown] = useState<Shown>('approved');
  const statuses = shownStatuses.map((value) => ({ value, label: texts.statuses[value] }));
  const choose = (chosen: string) => {
    remember(chosen);
    navigate(`/templates?siteId=${chosen}`);
  };
  const propose = may('requester') && siteId !== '' && (
    <Button href={`/templates/new?siteId=${siteId}`}>{texts.propose}</Button>
  );
  return (
    <Page title={texts.title} description={texts.description} actions={propose}>
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="m">
          <SiteChoice label={texts.site} value={siteId} onChoose={choose} />
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
        {siteId !== '' && <TemplateTable key={`${siteId} ${shown}`} siteId={siteId} shown={shown} />}
      </SpaceBetween>
    </Page>
  );
}
