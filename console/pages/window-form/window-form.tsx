import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import { fieldFaults } from '../../api/problem';
import type { Proposal, ShownWindow } from '../../api/types';
import { isChanged, useDraft } from '../../parts/draft';
import { DraftNote } from '../../parts/draft-note';
import { ErrorView } from '../../parts/error-view';
import { useNotices } from '../../parts/notices';
import { useSite } from '../../parts/site-choice/use-site';
import { Unsaved } from '../../parts/unsaved';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Answers } from './answers';
import { Example } from './example';
import type { Form as Typed } from './form';
import { PlanFields } from './plan-fields';
import { sendForm } from './send-form';
import { hostnamesFor, type Template } from './template';
import { TemplateFields } from './template-fields';
import { TimeFields } from './time-fields';
import { WordFields } from './word-fields';

const Preview = lazy(() => import('./preview/preview'));

interface WindowFormProps {
  /** Names the draft: what the form is about. */
  readonly about: string;
  /** The site that is chosen at first. */
  readonly first: string;
  readonly initial: Typed;
  /** The window that is edited; absent for a new one. */
  readonly edited: ShownWindow | undefined;
  /** The template that the window is made from. */
  readonly proposal: Proposal | undefined;
}

export function WindowForm({ about, first, initial, edited, proposal }: WindowFormProps) {
  const { windowForm: texts, shared } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  const template = proposal?.template;
  const words = wordsFor(texts, edited, template);
  const [typed, setTyped, forget, restored] = useDraft<Typed>(`window ${about}`, initial);
  const command = useCommand(sendForm);
  const site = useSite(typed.siteId === '' ? first : typed.siteId).data;
  const fields = {
    typed: {
      ...typed,
      siteId: site?.siteId ?? typed.siteId,
      ...(template && site && { hostnames: hostnamesFor(template, site) }),
    },
    site,
    template,
    change: (changes: Partial<Typed>) => setTyped({ ...typed, ...changes }),
    faults: new Map(fieldFaults(command.error).map(({ field, rule }) => [field, rule])),
  };
  const send = () =>
    site &&
    command.mutate(
      { typed: fields.typed, site, edited },
      {
        onSuccess: ({ windowId }) => {
          forget();
          notices.show({ id: windowId, type: 'success', text: words.done });
          navigate(`/windows/${windowId}`);
        },
      },
    );
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={edited ? `/windows/${edited.windowId}` : '/windows'}>
        {shared.cancel}
      </Button>
      <Button variant="primary" loading={command.isPending} formAction="submit">
        {words.send}
      </Button>
    </SpaceBetween>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Unsaved isDirty={isChanged(typed, initial) && !command.isSuccess} />
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
            {command.error && <ErrorView error={command.error} />}
          </SpaceBetween>
          <SpaceBetween size="l">
            <Answers typed={fields.typed} site={site} template={template} ownId={edited?.windowId} />
            <Example typed={fields.typed} site={site} />
            <Suspense>{site && <Preview typed={fields.typed} site={site} />}</Suspense>
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
