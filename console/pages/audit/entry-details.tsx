import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import type { AuditEntry } from '../../api/types';
import { useTexts } from '../../texts/texts-context';

interface EntryDetailsProps {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

/** An entry with what it changed, and what ties it into the chain. */
export function EntryDetails({ entry, onClose }: EntryDetailsProps) {
  const { audit: texts, shared } = useTexts();
  const { seq, actor, before, after, hash, prevHash } = entry;
  const items = [
    { label: texts.principal, value: <span className="said">{actor.principal}</span> },
    { label: texts.before, value: <Json value={before} /> },
    { label: texts.after, value: <Json value={after} /> },
    { label: texts.hash, value: <code className="digest">{hash}</code> },
    { label: texts.prevHash, value: <code className="digest">{prevHash}</code> },
  ];
  return (
    <Modal visible size="large" header={texts.detailsOf(seq)} closeAriaLabel={shared.close} onDismiss={onClose}>
      <KeyValuePairs columns={1} items={items} />
    </Modal>
  );
}

function Json({ value }: { readonly value: unknown }) {
  return <pre className="said">{JSON.stringify(value ?? null, undefined, 2)}</pre>;
}
