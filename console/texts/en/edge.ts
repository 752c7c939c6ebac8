/** Whether the edge has what was decided. */
export const edge = {
  asking: 'Asking',
  upToDate: 'The edge is up to date',
  armed: 'The edge is armed',
  knowsPlan: 'The edge knows this plan',
  behind: (reason: string, published: number, revision: number) => `${reason} (revision ${published} of ${revision})`,
  reasons: {
    'under-way': 'On its way to the edge',
    'not-armed': 'Not at the edge yet',
    'too-large': 'Too large for the edge',
    'not-encodable': 'The edge cannot hold this',
    'refused-by-store': 'The edge store refused it',
    'edge-ahead': 'The edge has a newer revision',
  },
};
