import type { KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import type { OpenQuestion, Window } from '../../api/types';
import { Actor } from '../../parts/directory/actor';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Countdown, Period, Time } from '../../parts/times/time';
import { formatDuration } from '../../parts/times/time-format';
import { questionTitle, windowAsked } from '../../parts/voting/open-question';
import { Said } from '../../parts/words/said';
import { listed } from '../../texts/isolated';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

/** What one has to know of a question: where, what, when, until when, who asks and why. */
export function useFacts(question: OpenQuestion): readonly KeyValuePairsProps.Item[] {
  const { approvals: words, shared, window: plan } = useTexts();
  const { siteId, decideBy, given, required, requestedBy, reason, you } = question;
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
    { label: shared.requestedBy, value: <Actor of={requestedBy} /> },
    ...(reason === questionTitle(question) ? [] : [{ label: shared.reason, value: <Said lines>{reason}</Said> }]),
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
          <Period startsAt={startsAt} endsAt={endsAt} />
        </div>
      )}
      <div>{lasts}</div>
    </>
  );
}
