/**
 * The people on a local machine: IAM users, each with the template's managed policy `{stackName}-{role}`, and with one of their own
 * name if there is one.
 */
export const profiles = {
  viewer: 'viewer',
  requester: 'requester',
  admin: 'admin',
  breakglass: 'breakglass',
  'approver-ana': 'approver',
  'approver-ben': 'approver',
  /** Reads the copy of the audit log as well, where the template has one. */
  auditor: 'viewer',
} as const;

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as readonly ProfileName[];

/** ARN of the IAM user that stands for a profile. */
export function userArn(profile: ProfileName, accountId: string): string {
  return `arn:aws:iam::${accountId}:user/${profile}`;
}
