/** What a refusal is about, in words; each is missing where the API did not say it. */
export interface Facts {
  readonly roles?: string;
  readonly age?: string;
  readonly status?: string;
  readonly mode?: string;
  readonly from?: string;
  readonly to?: string;
  readonly longest?: string;
  readonly lead?: string;
  readonly ahead?: string;
  readonly hostnames?: string;
  readonly candidates?: string;
  readonly required?: string;
  readonly eligible?: string;
  readonly unknown?: string;
  readonly uses?: string;
  readonly holder?: string;
}

/** What a refusal says, by its code: what is in the way, and what to do. */
export const refusals = {
  malformed: 'Something that was sent is not as it has to be:',
  'sign-in-too-old': ({ age }: Facts) =>
    age === undefined
      ? 'This site asks for a more recent sign-in. Sign in again, then repeat it.'
      : `This site asks for a sign-in of the last ${age}. Sign in again, then repeat it.`,
  'role-required': ({ roles }: Facts) =>
    roles === undefined
      ? 'Your roles do not allow this. Ask an administrator.'
      : `This needs the role ${roles}, which your sign-in does not have. Whoever manages the sign-in can give it to you; then sign in again.`,
  'unmapped-principal':
    'You are not in the directory, so you can only read. Ask an administrator to add your sign-in to you under People.',
  'self-approval': 'You requested or changed this, or a machine of yours did, so other people have to vote on it.',
  'not-an-approver': 'You cannot vote on this: you are not an approver, or the policy of the site names other people.',
  'late-approver':
    'You could not vote yet when this was asked, or not with this mailbox or sign-in. Only people who could vote then can vote on this.',
  'login-required': 'This site counts only the votes of people who signed in. Sign in again, then repeat it.',
  'wrong-code': 'This is not the code from the mail.',
  'unknown-site': 'There is no site with this id.',
  'unknown-window': 'There is no window with this id.',
  'unknown-approver': 'There is nobody with this id in the directory.',
  'unknown-machine': 'There is no machine with this id.',
  'unknown-proposal': 'There is no proposal with this id.',
  'unknown-webhook': 'The configuration has no webhook with this id.',
  'unknown-event': 'No entry of the audit log belongs to this event.',
  'illegal-move': ({ status }: Facts) =>
    status === undefined ? 'This is not possible any more.' : `This is not possible: it is ${status}.`,
  overlap: ({ mode, from, to }: Facts) =>
    from === undefined || to === undefined
      ? 'Another approved window covers the same at this time. Choose another time, or close less.'
      : `Another approved window${mode === undefined ? '' : ` (${mode})`} covers the same from ${from} to ${to}. Choose another time, or close less.`,
  'already-voted': 'You have voted on this already. To change your vote, withdraw it first.',
  'not-voted': 'You have no vote on this plan.',
  'proposal-open':
    'A change of the policy of this site is proposed already. Have it decided, or cancel it, before you propose another.',
  'template-mismatch': 'The template does not allow this. Change it, or request a window without the template.',
  'template-spent': ({ uses }: Facts) =>
    uses === undefined
      ? 'The template has been used as often as it allows. Propose a new one.'
      : `The template has been used as often as it allows (${uses}). Propose a new one.`,
  'break-glass-off': 'The policy of this site forbids emergencies. Request a window instead.',
  'break-glass-suspended':
    'Nobody has ratified an earlier emergency of this site in time, so no new one can start. Have it ratified, or request a window.',
  'too-many-comments': 'This window has as many comments as it can have.',
  'too-few-approvers': ({ required, eligible, unknown }: Facts) =>
    required === undefined || eligible === undefined
      ? 'Fewer people can vote than have to approve. Add or confirm people, or change the policy.'
      : `Approvals required: ${required}. People with a confirmed mailbox who can vote: ${eligible}.${unknown === undefined ? '' : ` There is nobody behind ${unknown}.`} Add or confirm people, or require fewer approvals.`,
  'edge-capacity':
    'The windows ahead of this site do not fit at the edge. Close less, shorten texts, or wait until some are over.',
  'edge-store-full': 'The edge has no room for more. Wait until some windows are over, or shorten texts and logos.',
  'calendar-full': 'This site has as many windows ahead as can be kept. Cancel some, or wait until some are over.',
  'too-many-requests': 'No more of these can be open at the same time. Have some of them decided or ended first.',
  'site-exists': 'There is a site with this id already. Choose another id.',
  'notices-off': 'This site sends no public notices. Choose languages for them in its settings first.',
  'hostname-taken': ({ hostnames, holder }: Facts) =>
    hostnames === undefined
      ? 'A host name belongs to another site. Remove it there first, or leave it out here.'
      : `${hostnames}: belongs to ${holder ?? 'another site'}. Remove it there first, or leave it out here.`,
  'hostname-in-use': ({ hostnames }: Facts) =>
    `Windows that are not over cover ${hostnames ?? 'a host name'} through a wildcard of another site. Wait until they end, or cancel or end them.`,
  'site-in-use': ({ hostnames }: Facts) =>
    `There are windows or proposals of ${hostnames ?? 'this site'} that are not over. Wait until they end, or cancel or end them.`,
  'approver-exists': ({ holder }: Facts) => `${holder ?? 'Somebody else'} has it already. Give another one.`,
  'approver-in-use': 'Something needs this person. See below what has to be decided, cancelled or handed over first.',
  'directory-full': 'The directory is full. Remove somebody first.',
  'not-confirmed':
    'The mailbox is not confirmed. Confirm it with the link in the newest mail; where there is none, send the mail again.',
  'bypass-revoked': 'The bypass links of this site were revoked in the meantime. Make a new one.',
  contended: 'Others are changing the same at this moment. Nothing was changed; try again.',
  'stale-version': 'Somebody changed it in the meantime. Look at how it is now, and decide again.',
  'vote-unspecified': 'It is not clear which plan your vote is for. Load the page again, and vote again.',
  'ends-before-start': 'It has to end after it starts.',
  'starts-in-past': 'The start has passed already. Choose a later one.',
  'lead-time': ({ lead }: Facts) =>
    lead === undefined
      ? 'This is too soon to be approved in time. Choose a later start.'
      : `This is too soon: the policy of the site asks for ${lead} between the request and the start.`,
  'too-long': ({ longest }: Facts) =>
    longest === undefined
      ? 'This is longer than the policy of the site allows.'
      : `This is too long: the policy of the site allows at most ${longest}.`,
  'too-far-ahead': ({ ahead }: Facts) =>
    ahead === undefined ? 'This is too far ahead.' : `This is too far ahead: at most ${ahead} from now.`,
  'unknown-time-zone': 'There is no such time zone. Write it like Europe/Berlin.',
  'nonexistent-local-time': ({ candidates }: Facts) =>
    `This time does not exist, because the clocks go forward. Choose another${candidates === undefined ? '' : `, such as ${candidates}`}.`,
  'ambiguous-local-time': 'This time occurs twice, because the clocks go back. Choose another.',
  'wildcards-off': 'This deployment takes no wildcards such as *.example.com. Name each host name.',
  'foreign-url': 'The address does not belong to any host name of this site.',
  'foreign-hostname': ({ hostnames }: Facts) => `${hostnames ?? 'A host name'}: is not one of this site.`,
  'idempotency-key-reused': 'This was sent before with other contents. Load the page again, and send it once more.',
  'link-unknown': 'There is no such link. Use the link exactly as it is in the mail.',
  'link-expired': 'The request expired before it was decided.',
  'link-used': 'You have voted with this link already.',
  'link-superseded': 'Newer mails have taken the place of this link. Use the newest one.',
  'link-locked': 'Too many wrong codes were entered, so the code is locked for a while.',
  'too-many-attempts': 'This link is used too often at once. Wait a moment, and try again.',
  'too-large': 'This is too much to be sent at once. Shorten texts, or leave something out.',
  unexpected: 'Try again in a minute. If it happens again, tell whoever operates Quiesce the code and the time.',
};

/** Where there is no text for the code: by the kind of answer. */
export const unknownRefusals = {
  forbidden: 'Your roles do not allow this. Ask an administrator.',
  missing: 'It does not exist, or no longer does.',
  lostRace: 'Somebody changed it in the meantime. Look at how it is now, and decide again.',
  otherwise: 'Change what the text below names, and try again.',
};

/** What to do in place of what is not possible, by the advice of the API. */
export const instead = {
  approve: 'Approve it instead.',
  ratify: 'It has to be ratified first.',
  cancel: 'Cancel it instead.',
  end: 'End it instead.',
  edit: 'Edit it instead.',
  amend: 'Its end can still be changed.',
  request: 'Request a new window instead.',
  propose: 'Make a new proposal instead.',
  otherwise: 'Look at how it is now.',
};

/** What a template does not allow, by the rule that the API names. */
export const templateRules = {
  status: 'The template is not approved, or has been revoked.',
  expiresAt: 'The template expires before this start.',
  mode: 'The template is for another mode.',
  hostnames: 'The template does not cover these host names.',
  paths: 'The template does not cover these paths.',
  maximumDurationSeconds: 'This is longer than the template allows.',
  texts: 'The template does not allow this text for visitors.',
  hours: 'The template does not allow this time.',
};
