import type { Person } from '../../../console/api/types';

/** An approver with a confirmed mailbox. */
export const personOf = (personId: string, changes: Partial<Person> = {}): Person => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [],
  approver: true,
  confirmed: true,
  groups: [],
  disabled: false,
  approverSince: '2026-01-01T00:00:00Z',
  ...changes,
});
