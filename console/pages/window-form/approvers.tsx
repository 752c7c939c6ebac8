import Box from '@cloudscape-design/components/box';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { Said } from '../../parts/words/said';
import { useMe } from '../../sign-in/me';
import { listed } from '../../texts/isolated';
import { useLaterTexts } from '../../texts/use-later-texts';

interface ApproversProps {
  readonly policy: Site['policy'];
  /** Made from a template, whose approval counts. */
  readonly isTemplate: boolean;
}

/** Who will be asked, and how many of them have to approve. */
export function Approvers({ policy, isTemplate }: ApproversProps) {
  const { windowForm: texts } = useLaterTexts();
  const me = useMe().person?.personId;
  const { data } = useLive(['people'], (api, signal) => bodyOf(api.GET('/v1/people', { signal })), { every: 60_000 });
  if (isTemplate) return <Box>{texts.byTemplate}</Box>;
  const { people, groups = [] } = policy.approvers ?? {};
  const asked = (data?.items ?? []).filter(
    ({ personId, approver, confirmed, disabled, groups: own = [] }) =>
      approver &&
      confirmed &&
      !disabled &&
      (personId !== me || policy.selfApproval) &&
      (!policy.approvers || people?.includes(personId) || groups.some((group) => own.includes(group))),
  );
  return (
    <div>
      <Box variant="awsui-key-label">{texts.approversTitle}</Box>
      <div>{texts.approvals(policy.approvalsRequired)}</div>
      <Box color="text-body-secondary">
        <Said>{data && asked.length === 0 ? texts.nobodyCan : listed(asked.map(({ name }) => name))}</Said>
      </Box>
    </div>
  );
}
