import Box from '@cloudscape-design/components/box';
import type { AuditEntry, FlipProof, LinkAttempt } from '../../api/types';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { actorName } from '../directory/actor-name';
import { formatDelay } from '../times/time-format';
import { Said } from '../words/said';
import type { HistoryEvent } from './history-of';

type People = ReadonlyMap<string, string>;

/** One event in words. What people wrote is shown as they wrote it, whatever direction it reads in. */
export function EventText({ event, people }: { readonly event: HistoryEvent; readonly people: People }) {
  if (event.kind === 'proof') return <ProofText proof={event.proof} />;
  if (event.kind === 'link') return <LinkText attempt={event.attempt} people={people} />;
  const said = event.kind === 'comment' ? event.text : event.entry.reason;
  return <EntryText entry={event.entry} said={said} people={people} />;
}

interface EntryTextProps {
  readonly entry: AuditEntry;
  readonly said: string | undefined;
  readonly people: People;
}

function EntryText({ entry: { actor, action }, said, people }: EntryTextProps) {
  const { window: texts, audit } = useTexts();
  const name = actorName(actor, people, texts.system);
  return (
    <>
      <div>
        <strong>
          <Said>{name}</Said>
        </strong>{' '}
        <Said>{wordFor({ ...audit.did, ...texts.did }, action)}</Said>
      </div>
      {said !== undefined && (
        <Box color="text-body-secondary">
          <Said lines>{texts.because(said)}</Said>
        </Box>
      )}
    </>
  );
}

function ProofText({ proof: { boundary, outcome, latenessMs } }: { readonly proof: FlipProof }) {
  const { window: texts, shared } = useTexts();
  const text = texts.proved(wordFor(texts.boundaries, boundary), wordFor(texts.outcomes, outcome));
  return (
    <div>
      {text}
      {latenessMs !== undefined && ` – ${texts.late(formatDelay(latenessMs, shared))}`}
    </div>
  );
}

function LinkText({ attempt, people }: { readonly attempt: LinkAttempt; readonly people: People }) {
  const { window: texts } = useTexts();
  const { approverId, opens, wrongCodes } = attempt;
  return (
    <div>
      {texts.linkUsed(people.get(approverId) ?? approverId, opens)}
      {wrongCodes > 0 && `, ${texts.wrongCodes(wrongCodes)}`}
    </div>
  );
}
