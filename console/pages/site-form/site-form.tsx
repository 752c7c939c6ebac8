import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Site } from '../../api/types';
import { DraftNote } from '../../parts/draft-note';
import { ErrorView } from '../../parts/error-view';
import { Unsaved } from '../../parts/unsaved';
import { useTexts } from '../../texts/texts-context';
import { LookFields } from './fields/look-fields';
import { PassingFields } from './fields/passing-fields';
import { PublicFields } from './fields/public-fields';
import { SiteFields } from './fields/site-fields';
import { EmergencyFields, TimeFields } from './fields/time-fields';
import { VoteFields } from './fields/vote-fields';
import { WhyFields } from './fields/why-fields';
import { MeanwhileView } from './meanwhile';
import { PolicyNote } from './policy-note';
import { settingsOf } from './settings-of';
import { SiteFormContext } from './site-form-context';
import { useSending } from './use-sending';

/** @param site as it is now; absent for a new one */
export function SiteForm({ site }: { readonly site: Site | undefined }) {
  const form = useSending(site);
  const { draft, isStale, isDirty } = form;
  const { base } = draft;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <Unsaved isDirty={isDirty} />
      <Form actions={<Buttons site={base} form={form} />}>
        <SiteFormContext value={form.state}>
          <SpaceBetween size="l">
            <DraftNote {...form.restored} />
            {isStale && base && site && (
              <MeanwhileView draft={{ ...draft, base }} now={site} onGoOn={() => form.goOn(site)} />
            )}
            <Grid gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}>
              <SpaceBetween size="l">
                <SiteFields />
                <PassingFields />
                <LookFields />
              </SpaceBetween>
              <SpaceBetween size="l">
                <VoteFields />
                <TimeFields />
                <EmergencyFields />
                <PublicFields />
              </SpaceBetween>
            </Grid>
            {base && <WhyFields />}
            {base && <PolicyNote site={base} typed={settingsOf(draft.typed)} />}
            {!isStale && form.error && <ErrorView error={form.error} />}
          </SpaceBetween>
        </SiteFormContext>
      </Form>
    </form>
  );
}

interface ButtonsProps {
  readonly site: Site | undefined;
  readonly form: ReturnType<typeof useSending>;
}

function Buttons({ site, form: { isBusy, isChanged, isStale } }: ButtonsProps) {
  const { siteForm: texts, shared } = useTexts();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={site ? `/sites/${site.siteId}` : '/sites'}>
        {shared.cancel}
      </Button>
      <Button
        variant="primary"
        loading={isBusy}
        disabled={isStale || !isChanged}
        disabledReason={isStale ? texts.meanwhile : texts.nothing}
        formAction="submit"
      >
        {site ? texts.save : texts.create}
      </Button>
    </SpaceBetween>
  );
}
