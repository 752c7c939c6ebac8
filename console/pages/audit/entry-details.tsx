import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/types';
import { Time } from '../../parts/time';
import { useTexts } from '../../texts/texts-context';
import { type ChangedMember, changedMembers } from './changed-members';
import { Subject } from './subject';

interface EntryDetailsProps {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

/** The whole entry: who did what, what it changed, and what ties it into the chain. */
export function EntryDetails({ entry, onClose }: EntryDetailsProps) {
  const { audit: texts, shared } = useTexts();
  const { seq, at, actor, action, move, reason, before, after, hash, prevHash } = entry;
  const { personId, machineId, principal, email, sourceIp, signIn } = actor;
  const who = [machineId, personId, email].filter(Boolean).join(', ');
  const pairs: readonly (readonly [string, ReactNode])[] = [
    [texts.when, <Time key="at" at={at} />],
    [texts.what, [action, move].filter(Boolean).join(' → ')],
    [texts.subject, <Subject key="subject" entry={entry} />],
    [texts.who, who],
    [texts.principal, <Said key="principal">{principal}</Said>],
    [texts.sourceIp, sourceIp],
    [texts.signedIn, signIn && <Said key="in">{`${signIn.issuer} (${signIn.subject})`}</Said>],
    [shared.reason, reason && <Said key="reason">{reason}</Said>],
    [texts.hash, <Hash key="hash" value={hash} />],
    [texts.prevHash, <Hash key="prev" value={prevHash} />],
  ];
  const items = pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return (
    <Modal visible size="large" header={texts.detailsOf(seq)} closeAriaLabel={shared.close} onDismiss={onClose}>
      <SpaceBetween size="l">
        <KeyValuePairs columns={2} items={items} />
        <Changes members={changedMembers(before, after)} />
      </SpaceBetween>
    </Modal>
  );
}

function Changes({ members }: { readonly members: readonly ChangedMember[] }) {
  const { audit: texts } = useTexts();
  if (members.length === 0) return null;
  return (
    <Table
      variant="embedded"
      wrapLines
      items={members}
      trackBy="name"
      header={<Header variant="h3">{texts.changes}</Header>}
      columnDefinitions={[
        { id: 'name', header: texts.member, cell: ({ name }) => name, isRowHeader: true },
        { id: 'before', header: texts.before, cell: ({ before }) => <Said>{before}</Said> },
        { id: 'after', header: texts.after, cell: ({ after }) => <Said>{after}</Said> },
      ]}
    />
  );
}

const Hash = ({ value }: { readonly value: string }) => <code className="digest">{value}</code>;

function Said({ children }: { readonly children: string }) {
  return (
    <span className="said" dir="auto">
      {children}
    </span>
  );
}
