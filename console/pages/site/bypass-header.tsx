import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Site } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';

const makeSecret = (api: Api, siteId: string) =>
  bodyOf(api.PUT('/v1/sites/{siteId}/bypass-header', { params: { path: { siteId } } }));

const revokeSecret = (api: Api, siteId: string) =>
  bodyOf(api.DELETE('/v1/sites/{siteId}/bypass-header', { params: { path: { siteId } } }));

/** Lets automation in while the site is closed. The secret is shown once, when it is made. */
export function BypassHeader({ site: { siteId, bypass } }: { readonly site: Site }) {
  const { sites: texts } = useTexts();
  const may = useMay();
  const [asked, setAsked] = useState<'make' | 'revoke' | undefined>(undefined);
  const making = useCommand(makeSecret);
  const revocation = useCommand(revokeSecret);
  const close = () => setAsked(undefined);
  const revoke = () => {
    making.reset();
    revocation.mutate(siteId, { onSuccess: close });
  };
  const dialogs = {
    make: { title: texts.makeSecretTitle, consequence: bypass.header ? texts.replaceSecret : texts.makeSecretText },
    revoke: { title: texts.revokeSecretTitle, consequence: texts.revokeSecretText },
  };
  const buttons = may('admin') && (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setAsked('make')}>{texts.makeSecret}</Button>
      {bypass.header && <Button onClick={() => setAsked('revoke')}>{texts.revokeSecret}</Button>}
    </SpaceBetween>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={texts.headerText} actions={buttons}>
          {texts.header}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div>{bypass.header ? texts.hasSecret : texts.noSecret}</div>
        {making.data && <MadeSecret secret={making.data.secret} />}
      </SpaceBetween>
      {asked && (
        <ConfirmDialog
          {...dialogs[asked]}
          confirm={asked === 'make' ? texts.makeSecret : texts.revokeSecret}
          isSerious={asked === 'revoke' || bypass.header}
          isBusy={making.isPending || revocation.isPending}
          error={asked === 'make' ? making.error : revocation.error}
          onConfirm={() => (asked === 'make' ? making.mutate(siteId, { onSuccess: close }) : revoke())}
          onDismiss={close}
        />
      )}
    </Container>
  );
}

function MadeSecret({ secret }: { readonly secret: string }) {
  const { sites: texts } = useTexts();
  return (
    <Alert type="success" header={texts.secretMade}>
      <CopyToClipboard
        variant="inline"
        textToDisplay={`x-maintenance-bypass: ${secret}`}
        textToCopy={secret}
        copyButtonAriaLabel={texts.copySecret}
        copySuccessText={texts.copied}
        copyErrorText={texts.notCopied}
      />
    </Alert>
  );
}
