import type { Proposal } from '../../api/types';

export const proposalKinds = ['policy', 'template'] as const satisfies readonly Proposal['kind'][];

export const proposalStatuses = [
  'requested',
  'approved',
  'rejected',
  'expired',
  'cancelled',
] as const satisfies readonly Proposal['status'][];

/** Which proposals of a site are shown; all where nothing is chosen. */
export interface Filter {
  readonly kind?: Proposal['kind'] | undefined;
  readonly status?: Proposal['status'] | undefined;
}

/** The parameters of the API's list. */
export const listQuery = ({ kind, status }: Filter, cursor: string | undefined) => ({
  limit: '20',
  ...(kind && { kind }),
  ...(status && { status }),
  ...(cursor !== undefined && { cursor }),
});
