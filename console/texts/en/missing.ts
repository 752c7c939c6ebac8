/** In place of the page of something that does not exist. */
export const missing = {
  windows: {
    title: 'There is no such window',
    text: 'Windows are never removed: the link is wrong or incomplete.',
    toList: 'Show the windows',
  },
  sites: {
    title: 'There is no such site',
    text: 'It was deleted, or the link is wrong.',
    toList: 'Show the sites',
  },
  proposals: {
    title: 'There is no such proposal',
    text: 'Proposals are never removed: the link is wrong or incomplete.',
    toList: 'Show the proposals',
  },
};
