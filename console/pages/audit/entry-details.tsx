import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/types';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { isolated, listed } from '../../texts/isolated';
import { useTexts } from '../../texts/texts-context';
import { type ChangedMember, changedMembers } from './changed-members';
import { Subject } from './subject';
import { isAboutWindow } from './subject-path';
import { WindowNow } from './window-now';

interface EntryDetailsProps {
  readonly entry: AuditEntry;
  /** Those beside it, newest first. */
  readonly others: readonly AuditEntry[];
  readonly onClose: () => void;
}

/** The whole entry: who did what, what it changed, and what ties it into the chain. */
export function EntryDetails({ entry, others, onClose }: EntryDetailsProps) {
  const { audit: texts, shared } = useTexts();
  const { seq, at, actor, action, move, reason, before, after, hash, prevHash } = entry;
  const { personId, machineId, principal, email, sourceIp, signIn } = actor;
  const who = listed([machineId, personId, email].flatMap((name) => name || []));
  const pairs: readonly (readonly [string, ReactNode])[] = [
    [texts.when, <Time key="at" at={at} />],
    [texts.what, <Said key="what">{[action, move ?? ''].filter(Boolean).map(isolated).join(' → ')}</Said>],
    [texts.subject, <Subject key="subject" entry={entry} others={others} />],
    [texts.windowNow, isAboutWindow(entry) && <WindowNow key="now" windowId={entry.subject} />],
    [texts.who, who && <Said key="who">{who}</Said>],
    [texts.principal, <Said key="principal">{principal}</Said>],
    [texts.sourceIp, sourceIp && <Said key="ip">{sourceIp}</Said>],
    [texts.signedIn, signIn && <Said key="in">{`${isolated(signIn.issuer)} (${isolated(signIn.subject)})`}</Said>],
    [
      shared.reason,
      reason && (
        <Said key="reason" lines>
          {reason}
        </Said>
      ),
    ],
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
        { id: 'name', header: texts.member, cell: ({ name }) => <Said>{name}</Said>, isRowHeader: true },
        { id: 'before', header: texts.before, cell: ({ before }) => <Said lines>{before}</Said> },
        { id: 'after', header: texts.after, cell: ({ after }) => <Said lines>{after}</Said> },
      ]}
    />
  );
}

const Hash = ({ value }: { readonly value: string }) => <code className="digest">{value}</code>;
