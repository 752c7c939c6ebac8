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
import { ErrorView } from '../../parts/error-view';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';

/** Long enough for a rehearsal; a longer one is made with the command. */
const linkMinutes = 120;

const makeLink = (api: Api, { siteId, hostnames }: Site, key: string) =>
  bodyOf(
    api.POST('/v1/sites/{siteId}/bypass-links', {
      params: { path: { siteId }, header: { 'Idempotency-Key': key } },
      body: { url: `https://${(hostnames[0] ?? '').replace('*.', 'www.')}/`, expiresInMinutes: linkMinutes },
    }),
  );

const revokeLinks = (api: Api, siteId: string) =>
  bodyOf(api.DELETE('/v1/sites/{siteId}/bypass-links', { params: { path: { siteId } } }));

/** Lets testers in while the site is closed. A link is shown once, when it is made. */
export function Bypass({ site }: { readonly site: Site }) {
  const { sites: texts } = useTexts();
  const may = useMay();
  const link = useCommand(makeLink);
  const revocation = useCommand(revokeLinks);
  const [isAsked, setAsked] = useState(false);
  const { siteId } = site;
  const buttons = may('admin') && (
    <SpaceBetween direction="horizontal" size="xs">
      <Button loading={link.isPending} onClick={() => link.mutate(site)}>
        {texts.makeLink}
      </Button>
      {site.bypass.linkKeys > 0 && <Button onClick={() => setAsked(true)}>{texts.revokeLinks}</Button>}
    </SpaceBetween>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={texts.bypassText} actions={buttons}>
          {texts.bypass}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div>{texts.bypassKeys(site.bypass.linkKeys)}</div>
        {link.data && <MadeLink url={link.data.url} />}
        {link.error && <ErrorView error={link.error} />}
      </SpaceBetween>
      {isAsked && (
        <ConfirmDialog
          title={texts.revokeTitle}
          consequence={texts.revokeText}
          confirm={texts.revokeLinks}
          isSerious
          isBusy={revocation.isPending}
          error={revocation.error}
          onConfirm={() => revocation.mutate(siteId, { onSuccess: () => setAsked(false) })}
          onDismiss={() => setAsked(false)}
        />
      )}
    </Container>
  );
}

function MadeLink({ url }: { readonly url: string }) {
  const { sites: texts } = useTexts();
  return (
    <Alert type="success" header={texts.linkMade}>
      <CopyToClipboard
        variant="inline"
        textToCopy={url}
        copyButtonAriaLabel={texts.copyLink}
        copySuccessText={texts.copied}
        copyErrorText={texts.notCopied}
      />
    </Alert>
  );
}
