import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { forms } from '../../../lambdas/domain/forms';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { useDraft } from '../../parts/drafts/draft';
import { DraftNote } from '../../parts/drafts/draft-note';
import { ErrorView } from '../../parts/error-view';
import type { FormRules } from '../../parts/forms/form-rules';
import { formed } from '../../parts/forms/rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';

interface Invitation {
  readonly siteId: string;
  readonly typed: { readonly email: string };
}

const rules: FormRules<Invitation['typed']> = { fields: { email: ['email'] } };

const invite = (api: Api, { siteId, typed }: Invitation, key: string) =>
  bodyOf(
    api.POST('/v1/sites/{siteId}/subscribers', {
      params: { path: { siteId }, header: { 'Idempotency-Key': key } },
      body: { email: typed.email.trim() },
    }),
  );

/** How many read the public notices of the site. Nothing where the public is not told. */
export function Subscribers({ site: { siteId, notices } }: { readonly site: Site }) {
  const { sites: texts } = useTexts();
  const may = useMay();
  const isTold = notices.languages.length > 0;
  const { data, error } = useLive(
    ['subscribers', siteId],
    (api, signal) => bodyOf(api.GET('/v1/sites/{siteId}/subscribers', { params: { path: { siteId } }, signal })),
    { enabled: isTold, every: 30_000 },
  );
  if (!isTold) return null;
  return (
    <Container
      header={
        <Header variant="h2" description={texts.subscribersText}>
          {texts.subscribers}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {error && <ErrorView error={error} />}
        {data && <div>{texts.subscribed(data.confirmed, data.pending)}</div>}
        {data && <Box color="text-body-secondary">{texts.topic(data.topicArn)}</Box>}
        {may('admin') && <Invite siteId={siteId} />}
      </SpaceBetween>
    </Container>
  );
}

function Invite({ siteId }: { readonly siteId: string }) {
  const { sites: texts } = useTexts();
  const notices = useNotices();
  const command = useCommand(invite);
  const [email, setEmail, , restored] = useDraft(`invite ${siteId}`, '');
  const typed = { email };
  const found = formed('email', email, forms.email);
  const faults = useFaults(rules, { typed, found, error: command.error, sent: command.variables?.typed });
  const onSuccess = () => {
    notices.show({ id: `invite ${email}`, type: 'success', text: texts.invited(email) });
    restored.startOver();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.check()) command.mutate({ siteId, typed }, { onSuccess });
      }}
    >
      <SpaceBetween size="m">
        <DraftNote {...restored} />
        <FormField
          label={texts.mailbox}
          description={texts.mailboxHint}
          errorText={faults.at.get('email')}
          secondaryControl={
            <Button formAction="submit" loading={command.isPending}>
              {texts.invite}
            </Button>
          }
        >
          <Input type="email" value={email} onChange={({ detail }) => setEmail(detail.value)} />
        </FormField>
        {faults.problem && <ErrorView error={faults.problem} />}
      </SpaceBetween>
    </form>
  );
}
