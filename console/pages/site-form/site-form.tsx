import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Site } from '../../api/types';
import { DraftNote } from '../../parts/drafts/draft-note';
import { MeanwhileView } from '../../parts/drafts/meanwhile-view';
import { Unsaved } from '../../parts/drafts/unsaved';
import { ErrorView } from '../../parts/error-view';
import { useTexts, useWording } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import { LookFields } from './fields/look-fields';
import { PassingFields } from './fields/passing-fields';
import { PublicFields } from './fields/public-fields';
import { SiteFields } from './fields/site-fields';
import { EmergencyFields, TimeFields } from './fields/time-fields';
import { VoteFields } from './fields/vote-fields';
import { WhyFields } from './fields/why-fields';
import { meanwhileRows } from './meanwhile-rows';
import { PolicyNote } from './policy-note';
import { settingsOf } from './settings-of';
import { SiteFormContext } from './site-form-context';
import { useSending } from './use-sending';

/** @param site as it is now; absent for a new one */
export function SiteForm({ site }: { readonly site: Site | undefined }) {
  const form = useSending(site);
  const { typed, base, isStale, isDirty } = form;
  const wording = useWording();
  const { siteForm: texts } = useLaterTexts();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <Unsaved isDirty={isDirty} />
      <Form actions={<Buttons site={site} form={form} />}>
        <SiteFormContext value={form.state}>
          <SpaceBetween size="l">
            <DraftNote {...form.restored} />
            {isStale && site && (
              <MeanwhileView
                title={texts.meanwhile}
                rows={meanwhileRows({ base, typed }, site, wording)}
                goOn={texts.goOn}
                onGoOn={form.goOn}
              />
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
            {site && <WhyFields />}
            {site && <PolicyNote siteId={site.siteId} base={settingsOf(base)} typed={settingsOf(typed)} />}
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
  const { shared } = useTexts();
  const { forms, siteForm: texts } = useLaterTexts();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={site ? `/sites/${site.siteId}` : '/sites'}>
        {shared.cancel}
      </Button>
      <Button
        variant="primary"
        loading={isBusy}
        disabled={isStale || !isChanged}
        disabledReason={isStale ? texts.meanwhile : forms.nothing}
        formAction="submit"
      >
        {site ? texts.save : texts.create}
      </Button>
    </SpaceBetween>
  );
}
