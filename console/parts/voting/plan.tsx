import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';
import type { Window } from '../../api/types';
import { listed } from '../../texts/isolated';
import { useTexts, useWording } from '../../texts/texts-context';
import { Actor } from '../directory/actor';
import { ModeBadge } from '../states/mode-badge';
import { Period, Time, useZone } from '../times/time';
import { formatDuration } from '../times/time-format';
import { languageName } from '../words/language-name';
import { Said } from '../words/said';

interface Pair {
  readonly label: string;
  readonly value: ReactNode;
}

/** What people approve, as a box of its own. */
export function Plan({ window }: { readonly window: Window }) {
  const { window: texts } = useTexts();
  return (
    <Container header={<Header variant="h2">{texts.plan}</Header>}>
      <PlanPairs window={window} />
    </Container>
  );
}

/** What people approve. */
export function PlanPairs({ window }: { readonly window: Window }) {
  const { window: texts, shared } = useTexts();
  const { planVersion, digest, ticket, requestedBy, requestedAt } = window;
  const pairs: readonly Pair[] = [
    { label: shared.mode, value: <ModeBadge mode={window.mode} /> },
    { label: texts.covers, value: <Covers window={window} /> },
    ...useTimes(window),
    ...useMessages(window),
    ...(ticket === undefined ? [] : [{ label: texts.ticket, value: <Said>{ticket}</Said> }]),
    {
      label: shared.requestedBy,
      value: (
        <>
          <Actor of={requestedBy} />, <Time at={requestedAt} />
        </>
      ),
    },
    { label: texts.planVersion, value: planVersion },
    { label: texts.digest, value: <code className="digest">{digest.slice(0, 16)}</code> },
  ];
  return <KeyValuePairs columns={2} minColumnWidth={250} items={pairs} />;
}

function Covers({ window: { hostnames, paths } }: { readonly window: Window }) {
  const { window: texts } = useTexts();
  return (
    <>
      <div>
        <Said>{paths.length === 0 ? texts.everything : texts.pathsOf(listed(paths))}</Said>
      </div>
      {hostnames.map((hostname) => (
        <div key={hostname}>
          <Said>{hostname}</Said>
        </div>
      ))}
    </>
  );
}

function useTimes(window: Window): readonly Pair[] {
  const { window: texts } = useTexts();
  const own = useZone();
  const { onApproval, extendedTo, timeZone, startsAt, endsAt } = window;
  const waits = onApproval && onApproval.approvedAt === undefined;
  const others = [...new Set([timeZone, 'UTC'])].filter((zone) => zone !== own);
  return [
    {
      label: texts.when,
      value: waits ? <OnApproval notAfter={onApproval.notAfter} /> : <Period {...{ startsAt, endsAt }} />,
    },
    ...(waits
      ? []
      : others.map((zone) => ({ label: texts.inZone(zone), value: <Period {...{ startsAt, endsAt, zone }} /> }))),
    { label: texts.lasts, value: <Duration window={window} /> },
    ...(extendedTo === undefined ? [] : [{ label: texts.extendedTo, value: <Time at={extendedTo} /> }]),
  ];
}

function OnApproval({ notAfter }: { readonly notAfter: string }) {
  const { window: texts } = useTexts();
  return (
    <>
      <div>{texts.onApproval}</div>
      <div>{texts.onApprovalText}</div>
      <Time at={notAfter} />
    </>
  );
}

function Duration({ window: { startsAt, endsAt } }: { readonly window: Window }) {
  const { shared } = useTexts();
  return <>{formatDuration((Date.parse(endsAt) - Date.parse(startsAt)) / 1000, shared)}</>;
}

/** What visitors read, in each language. */
function useMessages({ message, messages = {} }: Window): readonly Pair[] {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  return [
    { label: words.message, value: <Said lines>{message ?? words.noMessage}</Said> },
    ...Object.entries(messages).map(([language, text]) => ({
      label: words.messageIn(languageName(language, locale)),
      value: (
        <Said lang={language} lines>
          {text}
        </Said>
      ),
    })),
  ];
}
