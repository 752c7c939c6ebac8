/** Machines that request windows for people. */
export const machines = {
  title: 'Machines',
  description: 'Pipelines and scripts that request windows for a person, who then cannot vote on them',
  none: 'There are no machines',
  noneText: 'A machine, such as a deploy pipeline, requests windows for its owner.',
  machine: 'Machine',
  owner: 'Owner',
  actions: 'Actions',
  add: 'Add machine',
  addText: 'What the machine requests counts as requested by its owner, who then cannot vote on it.',
  idHint: 'Lower-case letters, digits and hyphens.',
  change: 'Change',
  changeTitle: (id: string) => `Change machine ${id}`,
  changeText:
    'Whoever owns the machine cannot vote on what it requests. A previous owner still cannot vote on what it requested before.',
  changed: (id: string) => `${id} is changed`,
  meanwhile: 'Somebody else changed this machine in the meantime',
  chooseOwner: 'Choose a person',
  added: (id: string) => `${id} is added`,
  remove: 'Remove machine',
  removeOne: (id: string) => `Remove machine ${id}`,
  removeTitle: (id: string) => `Remove the machine ${id}?`,
  removeText: (id: string) =>
    `${id} can no longer request. What it requested stays, and its owner still cannot vote on it.`,
  removed: (id: string) => `${id} is removed`,
};
