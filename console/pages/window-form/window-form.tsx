import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import type { ShownWindow } from '../../api/types';
import { DraftNote } from '../../parts/draft-note';
import { ErrorView } from '../../parts/error-view';
import { Unsaved } from '../../parts/unsaved';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Answers } from './answers';
import { Example } from './example';
import { PlanFields } from './plan-fields';
import type { Template } from './template';
import { TemplateFields } from './template-fields';
import { TimeFields } from './time-fields';
import { type Requesting, useRequesting } from './use-requesting';
import { WordFields } from './word-fields';

const Preview = lazy(() => import('./preview/preview'));

export function WindowForm(props: Omit<Requesting, 'done'>) {
  const { windowForm: texts, shared } = useTexts();
  const { edited, proposal } = props;
  const words = wordsFor(texts, edited, proposal?.template);
  const { fields, restored, isDirty, isBusy, error, send } = useRequesting({ ...props, done: words.done });
  const { typed, site, template } = fields;
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={edited ? `/windows/${edited.windowId}` : '/windows'}>
        {shared.cancel}
      </Button>
      <Button variant="primary" loading={isBusy} formAction="submit">
        {words.send}
      </Button>
    </SpaceBetween>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Unsaved isDirty={isDirty} />
      <Form actions={buttons}>
        <Grid gridDefinition={[{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }]}>
          <SpaceBetween size="l">
            <DraftNote {...restored} />
            {proposal ? (
              <TemplateFields proposal={proposal} />
            ) : (
              <PlanFields {...fields} isEdited={edited !== undefined} />
            )}
            <TimeFields {...fields} />
            <WordFields {...fields} />
            {error && <ErrorView error={error} />}
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

/** What the button says, and what the page says afterwards. */
function wordsFor(texts: Texts['windowForm'], edited: ShownWindow | undefined, template: Template | undefined) {
  if (edited) return { send: texts.save, done: texts.edited };
  if (template) return { send: texts.sendFromTemplate, done: texts.madeFromTemplate };
  return { send: texts.send, done: texts.requested };
}
