import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Explanation } from '../../api/types';
import { ErrorView } from '../../parts/error-view';
import { ModeBadge } from '../../parts/mode-badge';
import { MomentFields } from '../../parts/moment-fields';
import { Page } from '../../parts/page';
import { Said } from '../../parts/said';
import { Time, useZone } from '../../parts/time';
import { type Texts, wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { instantOf, momentIn } from './moment';

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What the edge does with a request, and why. The address of this page says which one, so that it can be sent to others. */
export default function ExplainPage() {
  const { explain: texts } = useTexts();
  const asked = new URLSearchParams(useSearch());
  return (
    <Page title={texts.title} description={texts.description}>
      <SpaceBetween size="l">
        <Question key={asked.toString()} asked={asked} />
        {asked.get('url') && <Answer asked={asked} />}
      </SpaceBetween>
    </Page>
  );
}

function Question({ asked }: { readonly asked: URLSearchParams }) {
  const { explain: texts } = useTexts();
  const [, navigate] = useLocation();
  const [url, setUrl] = useState(asked.get('url') ?? '');
  const [method, setMethod] = useState(asked.get('method') ?? 'GET');
  const [ip, setIp] = useState(asked.get('ip') ?? '');
  const zone = useZone();
  const [at, setAt] = useState(() => momentIn(asked.get('at'), zone));
  const instant = instantOf(at, zone);
  const gap = url.trim() === '' ? texts.noUrl : instant === undefined ? texts.noTime : undefined;
  const ask = () => {
    if (gap !== undefined) return;
    const given = { url: url.trim(), method, ip: ip.trim(), at: instant ?? '' };
    const filled = Object.entries(given).filter(([, value]) => value !== '');
    navigate(`/explain?${new URLSearchParams(filled)}`);
  };
  const options = methods.map((value) => ({ value, label: value }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Container>
        <SpaceBetween size="m">
          <FormField label={texts.url}>
            <Input
              value={url}
              placeholder="https://shop.example.com/checkout"
              onChange={({ detail }) => setUrl(detail.value)}
            />
          </FormField>
          <FormField label={texts.method}>
            <Select
              selectedOption={options.find(({ value }) => value === method) ?? null}
              options={options}
              onChange={({ detail }) => setMethod(detail.selectedOption.value ?? 'GET')}
            />
          </FormField>
          <FormField label={texts.ip}>
            <Input value={ip} placeholder="198.51.100.7" onChange={({ detail }) => setIp(detail.value)} />
          </FormField>
          <MomentFields
            label={texts.at}
            description={texts.atHint(zone)}
            {...at}
            error={instant === undefined ? texts.noTime : undefined}
            onChange={(changes) => setAt({ ...at, ...changes })}
          />
          <Button variant="primary" formAction="submit" disabled={gap !== undefined} disabledReason={gap ?? ''}>
            {texts.ask}
          </Button>
        </SpaceBetween>
      </Container>
    </form>
  );
}

function Answer({ asked }: { readonly asked: URLSearchParams }) {
  const { explain: texts, sites } = useTexts();
  const { data, error, refetch } = useLive(['explain', asked.toString()], (api, signal) => {
    const [ip, at] = [asked.get('ip'), asked.get('at')];
    const method = methods.find((each) => each === asked.get('method')) ?? 'GET';
    const query = { url: asked.get('url') ?? '', method, ...(ip && { ip }), ...(at && { at }) };
    return bodyOf(api.GET('/v1/explain', { params: { query }, signal }));
  });
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const isNoSite = data.siteId === undefined;
  return (
    <Container
      header={
        <Header variant="h2">
          <Said>{isNoSite ? texts.noSite : verdictText(data, texts)}</Said>
        </Header>
      }
    >
      {isNoSite ? (
        <Alert type="warning" action={<Button href="/sites">{sites.title}</Button>}>
          {texts.noSiteText}
        </Alert>
      ) : (
        <KeyValuePairs columns={2} minColumnWidth={250} items={pairsOf(data, texts)} />
      )}
    </Container>
  );
}

/** What becomes of the request; where it is refused, with the status that the visitor gets. */
function verdictText({ rule, mode }: Verdict, texts: Texts['explain']): string {
  return rule === 'refuse' ? texts.refused(mode === 'read-only' ? 403 : 503) : wordFor(texts.rules, rule);
}

type Verdict = Pick<Explanation, 'rule' | 'mode'>;

function pairsOf(answer: Explanation, texts: Texts['explain']) {
  const { mode, window, siteId, matchedHostname, basis, nextBoundary, published, planned } = answer;
  return [
    { label: texts.mode, value: <ModeBadge mode={mode} /> },
    ...(siteId === undefined ? [] : [{ label: texts.site, value: <a href={`/sites/${siteId}`}>{siteId}</a> }]),
    ...(matchedHostname === undefined ? [] : [{ label: texts.matched, value: <Said>{matchedHostname}</Said> }]),
    ...(window ? [{ label: texts.because, value: <Because window={window} /> }] : []),
    { label: texts.basis, value: <Said>{wordFor(texts.bases, basis)}</Said> },
    ...(nextBoundary ? [{ label: texts.next, value: <Time at={nextBoundary.at} /> }] : []),
    ...(published === false ? [{ label: texts.edge, value: texts.notPublished }] : []),
    ...(planned ? [{ label: texts.planned, value: <Said>{verdictText(planned, texts)}</Said> }] : []),
  ];
}

function Because({ window: { windowId, reason } }: { readonly window: NonNullable<Explanation['window']> }) {
  return (
    <a href={`/windows/${windowId}`}>
      <Said>{reason}</Said>
    </a>
  );
}
