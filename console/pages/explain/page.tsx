import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Explanation } from '../../api/types';
import { ErrorView } from '../../parts/error-view';
import { useFaults } from '../../parts/forms/use-faults';
import { Page } from '../../parts/page';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Time, useZone } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { type Texts, wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { methods } from './methods';
import { instantOf } from './moment';
import { Question } from './question';
import { askedBy, foundIn, rules } from './rules';

/** What the edge does with a request, and why. The address of this page says which one, so that it can be sent to others. */
export default function ExplainPage() {
  const { explain: texts } = useTexts();
  const asked = new URLSearchParams(useSearch());
  return (
    <Page title={texts.title} description={texts.description}>
      <Explained key={asked.toString()} asked={asked} />
    </Page>
  );
}

function Explained({ asked }: { readonly asked: URLSearchParams }) {
  const [, navigate] = useLocation();
  const zone = useZone();
  const [sent] = useState(() => askedBy(asked, zone));
  const [typed, setTyped] = useState(sent);
  const { data, error, refetch } = useAnswer(asked);
  const faults = useFaults(rules, { typed, found: foundIn(typed, zone), error, sent });
  const ask = () => {
    if (!faults.check()) return;
    const { url, method, ip } = typed;
    const given = { url: url.trim(), method, ip: ip.trim(), at: instantOf(typed, zone) ?? '' };
    const filled = Object.entries(given).filter(([, value]) => value !== '');
    navigate(`/explain?${new URLSearchParams(filled)}`);
  };
  return (
    <SpaceBetween size="l">
      <Question
        typed={typed}
        faults={faults.at}
        zone={zone}
        change={(changes) => setTyped({ ...typed, ...changes })}
        onAsk={ask}
      />
      {faults.problem && <ErrorView error={faults.problem} onRetry={() => void refetch()} />}
      {data && <Answer answer={data} />}
    </SpaceBetween>
  );
}

function useAnswer(asked: URLSearchParams) {
  return useLive(
    ['explain', asked.toString()],
    (api, signal) => {
      const [ip, at] = [asked.get('ip'), asked.get('at')];
      const method = methods.find((each) => each === asked.get('method')) ?? 'GET';
      const query = { url: asked.get('url') ?? '', method, ...(ip && { ip }), ...(at && { at }) };
      return bodyOf(api.GET('/v1/explain', { params: { query }, signal }));
    },
    { enabled: Boolean(asked.get('url')) },
  );
}

function Answer({ answer }: { readonly answer: Explanation }) {
  const { explain: texts, sites } = useTexts();
  const isNoSite = answer.siteId === undefined;
  return (
    <Container
      header={
        <Header variant="h2">
          <Said>{isNoSite ? texts.noSite : verdictText(answer, texts)}</Said>
        </Header>
      }
    >
      {isNoSite ? (
        <Alert type="warning" action={<Button href="/sites">{sites.title}</Button>}>
          {texts.noSiteText}
        </Alert>
      ) : (
        <KeyValuePairs columns={2} minColumnWidth={250} items={pairsOf(answer, texts)} />
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
