import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Proposal } from '../../api/types';
import { Actor } from '../../parts/directory/actor';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useTexts } from '../../texts/texts-context';

/** Why it is proposed, by whom and when. */
export function Facts({ proposal }: { readonly proposal: Proposal }) {
  const { proposals: texts, shared } = useTexts();
  const { reason, ticket, requestedBy, requestedAt, decidedAt, revokedAt, digest } = proposal;
  const times = [
    { label: texts.requestedAt, at: requestedAt },
    { label: texts.decidedAt, at: decidedAt },
    { label: texts.revokedAt, at: revokedAt },
  ];
  const items = [
    { label: shared.reason, value: <Said lines>{reason}</Said> },
    ...(ticket === undefined ? [] : [{ label: texts.ticket, value: <Said>{ticket}</Said> }]),
    { label: shared.requestedBy, value: <Actor of={requestedBy} /> },
    ...times.flatMap(({ label, at }) => (at === undefined ? [] : [{ label, value: <Time at={at} /> }])),
    { label: texts.digest, value: <code className="digest">{digest.slice(0, 16)}</code> },
  ];
  return (
    <Container header={<Header variant="h2">{texts.why}</Header>}>
      <KeyValuePairs columns={2} minColumnWidth={200} items={items} />
    </Container>
  );
}
