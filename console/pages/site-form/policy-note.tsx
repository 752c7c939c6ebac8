import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { Comparison } from '../../parts/comparison';
import { policySettings, type Settings, settingChanges } from '../../parts/settings/settings';
import { useMe } from '../../sign-in/me';
import { useLaterTexts } from '../../texts/use-later-texts';

interface PolicyNoteProps {
  readonly siteId: string;
  /** The settings that the person began from. */
  readonly base: Settings;
  readonly typed: Settings;
}

/** Says, before it is sent, that another policy only becomes a proposal, and which one. */
export function PolicyNote({ siteId, base, typed }: PolicyNoteProps) {
  const { siteForm: texts } = useLaterTexts();
  const { person } = useMe();
  const open = useOpenProposal(siteId);
  // What cannot be read as a number is said beside its field.
  const changes = settingChanges(base, typed, policySettings).filter(({ after }) => !Number.isNaN(after));
  if (changes.length === 0) return null;
  return (
    <Alert type="info" header={texts.proposesPolicy}>
      <SpaceBetween size="s">
        <div>{texts.proposesText(base.policy.approvalsRequired)}</div>
        <Comparison
          label={texts.proposesPolicy}
          rows={changes}
          columns={[
            { id: 'now', header: texts.now, value: ({ before }) => before },
            { id: 'proposed', header: texts.proposed, value: ({ after }) => after },
          ]}
        />
        {!person && <Alert type="warning">{texts.unknownPerson}</Alert>}
        {open !== undefined && (
          <Alert type="warning">
            {texts.openProposal} <a href={`/proposals/${open}`}>{texts.toProposal}</a>
          </Alert>
        )}
      </SpaceBetween>
    </Alert>
  );
}

/** The proposal of another policy that is undecided, if there is one. */
function useOpenProposal(siteId: string): string | undefined {
  const { data } = useLive(
    ['open-policy-proposal', siteId],
    (api, signal) => {
      const query = { kind: 'policy', status: 'requested', limit: '1' } as const;
      return bodyOf(api.GET('/v1/sites/{siteId}/proposals', { params: { path: { siteId }, query }, signal }));
    },
    { every: 30_000 },
  );
  return data?.items[0]?.proposalId;
}
