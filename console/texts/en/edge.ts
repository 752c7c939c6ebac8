/** Whether the edge has what was decided. */
export const edge = {
  asking: 'Asking',
  upToDate: 'Up to date at the edge',
  armed: 'Armed at the edge',
  inForce: 'In force at the edge',
  knowsPlan: 'At the edge',
  behind: (reason: string, published: number, revision: number) => `${reason} (revision ${published} of ${revision})`,
  reasons: {
    'under-way': 'On its way to the edge',
    'not-armed': 'Not at the edge yet',
    'too-large': 'Too large for the edge',
    'not-encodable': 'Cannot be encoded for the edge',
    'refused-by-store': 'Refused by the edge store',
    'edge-ahead': 'The edge has a newer revision',
  },
};
