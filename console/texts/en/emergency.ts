/** Closes a site at once. */
export const emergency = {
  title: 'Emergency',
  description:
    'Closes a site within seconds, before anybody has approved it. People are asked to ratify it afterwards.',
  notAllowed: 'Only people with the role breakglass start emergencies. Ask one of them, or request a window.',
  minutes: 'Minutes until it opens by itself',
  message: 'Message to visitors (optional)',
  consequence: (site: string): string =>
    `${site} goes into maintenance within seconds, for everyone. You are named in the audit log, and others have to ratify it.`,
  incomplete: 'Choose a site, and say why and for how long. Then you can start the emergency.',
  hold: 'Hold to start the emergency',
  holdHint: 'Keep it pressed for a second and a half, with the mouse, a finger, the space bar or Enter.',
  insteadOfHolding: (site: string): string => `Or start it by typing the id of the site: ${site}`,
  onceMore: 'Everything is filled in now. Clear this field, and type the id once more.',
  started: 'The emergency has started. It opens by itself at its end.',
};
