import type { KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import type { OpenQuestion, Window } from '../../api/types';
import { ModeBadge } from '../../parts/mode-badge';
import { Said } from '../../parts/said';
import { Countdown, Time } from '../../parts/time';
import { formatDuration } from '../../parts/time-format';
import { usePeople } from '../../parts/use-people';
import { windowAsked } from '../../parts/voting/open-question';
import { listed } from '../../texts/isolated';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

/** What one has to know of a question: where, what, when, until when, who asks and why. */
export function useFacts(question: OpenQuestion): readonly KeyValuePairsProps.Item[] {
  const { approvals: words, shared, window: plan } = useTexts();
  const people = usePeople();
  const { siteId, decideBy, given, required, requestedBy, reason, you } = question;
  const { personId, machineId, principal } = requestedBy;
  const asker = personId === undefined ? (machineId ?? principal) : (people.get(personId) ?? personId);
  const window = windowAsked(question);
  return [
    { label: shared.site, value: <a href={`/sites/${siteId}`}>{siteId}</a> },
    ...(window
      ? [
          { label: plan.covers, value: <Covers window={window} /> },
          { label: plan.when, value: <When window={window} /> },
        ]
      : []),
    {
      label: words.decideBy,
      value: (
        <>
          <Time at={decideBy} /> (<Countdown to={decideBy} />)
        </>
      ),
    },
    {
      label: words.votes,
      value: `${words.votesOf(given, required)}${you?.vote ? ` – ${wordFor(words.yourVotes, you.vote)}` : ''}`,
    },
    { label: shared.requestedBy, value: <Said>{asker}</Said> },
    { label: shared.reason, value: <Said lines>{reason}</Said> },
  ];
}

function Covers({ window: { mode, paths, hostnames } }: { readonly window: Window }) {
  const { window: texts } = useTexts();
  return (
    <>
      <ModeBadge mode={mode} />
      <div>
        <Said>{paths.length === 0 ? texts.everything : texts.pathsOf(listed(paths))}</Said>
      </div>
      <div>
        <Said>{listed(hostnames)}</Said>
      </div>
    </>
  );
}

function When({ window: { startsAt, endsAt, onApproval } }: { readonly window: Window }) {
  const { window: texts, shared } = useTexts();
  const waits = onApproval && onApproval.approvedAt === undefined;
  const lasts = formatDuration((Date.parse(endsAt) - Date.parse(startsAt)) / 1000, shared);
  return (
    <>
      {waits && <div>{texts.onApproval}</div>}
      {!waits && (
        <div>
          <Time at={startsAt} />
        </div>
      )}
      {!waits && (
        <div>
          <Time at={endsAt} />
        </div>
      )}
      <div>{lasts}</div>
    </>
  );
}
