import { consoleAddressIn } from '../describe/console-address';
import { mint } from '../platform/mint';
import { mailNotices } from '../reactions/approval/mail-notices';
import { mailReversal } from '../reactions/approval/mail-outcome';
import { mailReplacementLink } from '../reactions/approval/mail-replacement-link';
import { notifyApprovers } from '../reactions/approval/notify-approvers';
import { notification } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { personalMessages } from './personal-messages';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('notify-approvers');
const topics = personalMessages(env);
const deps = {
  ...reactionDeps(env),
  topics,
  mint,
  approvalsUrl: env.APPROVALS_URL,
  ...consoleAddressIn(env.CONSOLE_URL),
};

export const handler = async (event: unknown) => {
  const { replaceLinkFor, reversed, notices, ...asking } = notification.parse(event);
  if (notices) return mailNotices(deps, asking.subjectId);
  if (reversed) return mailReversal(deps, asking);
  return replaceLinkFor === undefined
    ? notifyApprovers(deps, asking)
    : mailReplacementLink(deps, { ...asking, approverId: replaceLinkFor });
};
