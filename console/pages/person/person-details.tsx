import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Person } from '../../api/types';
import { useMachines } from '../../parts/directory/directory';
import { MayApprove } from '../../parts/directory/mailbox';
import { principalKind } from '../../parts/directory/principals';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { listed } from '../../texts/isolated';
import { useTexts } from '../../texts/texts-context';

/** What the directory says about a person. */
export function PersonDetails({ person }: { readonly person: Person }) {
  const { people: texts } = useTexts();
  const { email, groups, timeZone, principals, mailboxSince, approver, disabled, approverSince } = person;
  const machines = (useMachines().data?.machines ?? []).filter(({ ownerId }) => ownerId === person.personId);
  const items = [
    { label: texts.email, value: <Said>{email}</Said> },
    { label: texts.approver, value: <MayApprove person={person} /> },
    { label: texts.groups, value: groups.length > 0 ? <Said>{listed(groups)}</Said> : texts.none },
    { label: texts.zone, value: <Said>{timeZone ?? texts.noZone}</Said> },
    ...(approver && !disabled ? [{ label: texts.approverSince, value: <Time at={approverSince} /> }] : []),
    ...(mailboxSince ? [{ label: texts.mailboxSince, value: <Time at={mailboxSince} /> }] : []),
    { label: texts.principals, value: <Principals principals={principals} /> },
    ...(machines.length > 0
      ? [{ label: texts.owns, value: <a href="/machines">{listed(machines.map(({ machineId }) => machineId))}</a> }]
      : []),
  ];
  return (
    <Container header={<Header variant="h2">{texts.details}</Header>}>
      <KeyValuePairs columns={3} items={items} />
    </Container>
  );
}

function Principals({ principals }: { readonly principals: readonly string[] }) {
  const { people: texts } = useTexts();
  if (principals.length === 0) return <>{texts.noPrincipals}</>;
  return principals.map((principal) => (
    <div key={principal}>
      <Said>{principal}</Said> ({texts.principalKinds[principalKind(principal)]})
    </div>
  ));
}
