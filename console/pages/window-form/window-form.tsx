import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { Suspense, use } from 'react';
import type { ShownWindow } from '../../api/types';
import { DraftNote } from '../../parts/drafts/draft-note';
import { MeanwhileView } from '../../parts/drafts/meanwhile-view';
import { Unsaved } from '../../parts/drafts/unsaved';
import { ErrorView } from '../../parts/error-view';
import { loadedOnce } from '../../parts/loaded-once';
import type { LaterTexts } from '../../texts/later-texts';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { AsideProps } from './aside';
import { meanwhileRows } from './meanwhile-rows';
import { PlanFields } from './plan-fields';
import type { Template } from './template';
import { TemplateFields } from './template-fields';
import { TimeFields } from './time-fields';
import { type Requesting, useRequesting } from './use-requesting';
import { WordFields } from './word-fields';

/** Beside the form, and as large as it. */
const loadAside = loadedOnce(() => import('./aside'));

function Beside(props: AsideProps) {
  const { default: Aside } = use(loadAside());
  return <Aside {...props} />;
}

export function WindowForm(props: Omit<Requesting, 'done'>) {
  const { initial, edited, proposal } = props;
  const { shared } = useTexts();
  const { windowForm: texts } = useLaterTexts();
  const words = wordsFor(texts, edited, proposal?.template);
  const plan = useRequesting({ ...props, done: words.done });
  const { fields, edit } = plan;
  const { typed, site, template } = fields;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        plan.send();
      }}
    >
      <Unsaved isDirty={plan.isDirty} />
      <Form actions={<Buttons edited={edited} send={words.send} plan={plan} />}>
        <Grid gridDefinition={[{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }]}>
          <SpaceBetween size="l">
            <DraftNote {...edit.restored} />
            {initial.proposed !== '' && (
              <Alert
                type="info"
                action={edited && <Button href={`/windows/${edited.windowId}`}>{texts.showChange}</Button>}
              >
                {texts.changeWaits}
              </Alert>
            )}
            {plan.isStale && (
              <MeanwhileView
                title={texts.meanwhile}
                rows={meanwhileRows(edit, initial, { shared, windowForm: texts })}
                goOn={texts.goOn}
                onGoOn={plan.goOn}
              />
            )}
            {proposal ? (
              <TemplateFields proposal={proposal} />
            ) : (
              <PlanFields {...fields} isEdited={edited !== undefined} onSite={plan.chooseSite} />
            )}
            <TimeFields {...fields} />
            <WordFields {...fields} />
            {plan.error && <ErrorView error={plan.error} />}
          </SpaceBetween>
          <Suspense fallback={<Spinner />}>
            <Beside typed={typed} site={site} template={template} edited={edited} />
          </Suspense>
        </Grid>
      </Form>
    </form>
  );
}

interface ButtonsProps extends Pick<Requesting, 'edited'> {
  /** The verb of the button. */
  readonly send: string;
  readonly plan: ReturnType<typeof useRequesting>;
}

function Buttons({ edited, send, plan: { isBusy, isStale, isNothing } }: ButtonsProps) {
  const { shared } = useTexts();
  const { forms, windowForm: texts } = useLaterTexts();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={edited ? `/windows/${edited.windowId}` : '/windows'}>
        {shared.cancel}
      </Button>
      <Button
        variant="primary"
        loading={isBusy}
        disabled={isStale || isNothing}
        disabledReason={isStale ? texts.meanwhile : forms.nothing}
        formAction="submit"
      >
        {send}
      </Button>
    </SpaceBetween>
  );
}

/** What the button says, and what the page says afterwards. */
function wordsFor(texts: LaterTexts['windowForm'], edited: ShownWindow | undefined, template: Template | undefined) {
  if (edited) return { send: texts.save, done: texts.edited };
  if (template) return { send: texts.sendFromTemplate, done: texts.madeFromTemplate };
  return { send: texts.send, done: texts.requested };
}
