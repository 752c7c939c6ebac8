import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { DraftNote } from '../../parts/draft-note';
import { ErrorView } from '../../parts/error-view';
import { MeanwhileView } from '../../parts/meanwhile-view';
import { Unsaved } from '../../parts/unsaved';
import { useTexts } from '../../texts/texts-context';
import { Answers } from './answers';
import { Example } from './example';
import { meanwhileRows } from './meanwhile-rows';
import { PlanFields } from './plan-fields';
import { TemplateFields } from './template-fields';
import { TimeFields } from './time-fields';
import { type PlanProps, usePlan } from './use-plan';
import { WordFields } from './word-fields';

const Preview = lazy(() => import('./preview/preview'));

export function WindowForm(props: PlanProps) {
  const { sites, initial, edited, proposal } = props;
  const plan = usePlan(props);
  const texts = useTexts();
  const { fields, edit } = plan;
  const { typed, site, template } = fields;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        plan.send();
      }}
    >
      <Unsaved isDirty={plan.isDirty} />
      <Form actions={<Buttons edited={edited} plan={plan} />}>
        <Grid gridDefinition={[{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }]}>
          <SpaceBetween size="l">
            <DraftNote {...edit.restored} />
            {plan.isStale && (
              <MeanwhileView
                title={texts.windowForm.meanwhile}
                rows={meanwhileRows(edit, initial, texts)}
                goOn={texts.windowForm.goOn}
                onGoOn={plan.goOn}
              />
            )}
            {proposal ? (
              <TemplateFields proposal={proposal} />
            ) : (
              <PlanFields {...fields} isEdited={edited !== undefined} sites={sites} onSite={plan.chooseSite} />
            )}
            <TimeFields {...fields} />
            <WordFields {...fields} />
            {plan.error && <ErrorView error={plan.error} />}
          </SpaceBetween>
          <SpaceBetween size="l">
            <Answers typed={typed} site={site} template={template} ownId={edited?.windowId} />
            <Example typed={typed} site={site} />
            <Suspense>{site && <Preview typed={typed} site={site} />}</Suspense>
          </SpaceBetween>
        </Grid>
      </Form>
    </form>
  );
}

interface ButtonsProps extends Pick<PlanProps, 'edited'> {
  readonly plan: ReturnType<typeof usePlan>;
}

function Buttons({ edited, plan: { words, isBusy, isStale, isNothing } }: ButtonsProps) {
  const { windowForm: texts, shared } = useTexts();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={edited ? `/windows/${edited.windowId}` : '/windows'}>
        {shared.cancel}
      </Button>
      <Button
        variant="primary"
        loading={isBusy}
        disabled={isStale || isNothing}
        disabledReason={isStale ? texts.meanwhile : texts.nothing}
        formAction="submit"
      >
        {words.send}
      </Button>
    </SpaceBetween>
  );
}
