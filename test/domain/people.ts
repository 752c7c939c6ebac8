import type { Directory, Person } from '../../lambdas/domain/directory/directory';

/** An IAM Identity Center session, `ana@example.com` as `Approver` unless said. */
export const sso = (suffix: string, session = 'ana@example.com', role = 'Approver') =>
  `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_${role}_${suffix}/${session}`;

/** A confirmed approver without principals, there since the beginning. */
export const person = (personId: string, changes: Partial<Person> = {}): Person => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [],
  approver: true,
  groups: [],
  confirmed: true,
  addedAt: 0,
  approverSince: 0,
  ...changes,
});

export const directory = (people: Person[], machines: Directory['machines'] = []): Directory => ({
  people,
  machines,
  version: 1,
});

export const refusedWith = (code: string) => expect.objectContaining({ code });
