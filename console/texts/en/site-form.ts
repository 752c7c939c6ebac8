import { pluralIn } from '../plural';

const plural = pluralIn('en');

/** Creating and editing a site. */
export const siteForm = {
  newTitle: 'New site',
  editTitle: (name: string) => `Edit ${name}`,
  description: 'Host names that are closed together, and who decides about it',
  notAllowed: 'Only administrators change sites. Ask one of them.',
  create: 'Create site',
  save: 'Save',
  created: (siteId: string) => `The site ${siteId} is created.`,
  saved: 'The site is saved.',
  savedAndProposed:
    'Everything but the policy is saved. The policy stays as it is until the people who approve for this site have approved the proposal.',
  toProposal: 'Show the proposal',
  groups: {
    site: 'Site',
    passing: 'What passes in every window',
    looks: 'How visitors see it',
    public: 'What the public is told',
    votes: 'Policy: votes',
    times: 'Policy: times',
    emergencies: 'Policy: emergencies',
    why: 'Why',
  },
  names: { siteId: 'Id', reason: 'Reason', ticket: 'Ticket' },
  /** By the names of the fields. */
  hints: {
    siteId: '1 to 24 lower-case letters, digits and hyphens, beginning with a letter. It cannot be changed later.',
    'branding.name': 'What visitors and approvers read. Without one it is the id.',
    hostnames:
      'One per line, at most 24, without https:// and path. *.example.com stands for every name one label below.',
    timeZone: 'In which people request windows of this site and read their times.',
    exemptions: 'One per line: /path, or a method and a path such as POST /login. They are never closed. At most 20.',
    allowedMethods: 'Requests that change nothing. Others are refused while the site is read-only.',
    'bypass.cidrs': 'One per line, such as 203.0.113.0/24: who comes from there passes in every mode. At most 30.',
    pathMatch: 'Choose the second for servers that answer /shop.json as they answer /shop.',
    corsOrigins: 'One per line, such as https://app.example.com, or * for all. At most 10.',
    retryAfterMaximumSeconds: '1 minute to 1 day. Shorter ones notice an early end sooner.',
    'branding.accentColor': 'As #rrggbb. Pages use a darker or lighter shade of it where text would be hard to read.',
    'branding.logo': 'An image of at most 3,000 bytes in the text itself, or an address that begins with https://.',
    'notices.languages': 'Every notice says everything in each of them. With none, the public is not told.',
    'policy.approvalsRequired': '1 to 10 people, never who requested.',
    'policy.approvers': 'The people and groups whose votes count.',
    'policy.signInMaxAgeSeconds': '1 minute to 30 days. Leave it empty to allow any.',
    'policy.remindBeforeSeconds': 'At most 5. Those who have not voted get a mail.',
    'policy.timeoutSeconds': '1 minute to 31 days. A request that is not decided by then expires.',
    'policy.leadTimeSeconds': 'Between request and start, at least. Up to 31 days.',
    'policy.maximumDurationSeconds': '1 minute to 31 days.',
    'policy.overrunSeconds': 'By how much a running window may be extended at once. Up to 1 day.',
    'policy.remindPublicBeforeSeconds':
      'At most 5. They count only where the public is told, and are part of the policy.',
    'policy.emergency.maximumDurationSeconds': 'Up to 1 day; 0 forbids emergencies.',
    'policy.emergency.ratifyWithinSeconds': '1 minute to 14 days.',
    reason: 'Those who vote on another policy read it, and the audit log keeps it.',
  },
  everyone: 'Every approver',
  named: 'These people and groups',
  people: 'People',
  inGroups: 'Groups',
  choosePeople: 'Choose people',
  chooseGroups: 'Choose groups',
  chooseLanguages: 'Add a language',
  chooseZone: 'Choose a time zone',
  remove: (what: string) => `Remove ${what}`,
  addReminder: 'Add a reminder',
  before: (n: number) => `Reminder ${n}`,
  chooseLogo: 'Choose an image',
  logoTooLarge:
    'The image has more than 3,000 bytes: choose a smaller one, or name an address that begins with https://.',
  logoAlt: 'The logo as it will be shown',
  contrast: (onWhite: string, onBlack: string) => `Contrast: ${onWhite} : 1 on white, ${onBlack} : 1 on black.`,
  legible: 'Text in this colour is easy to read on both.',
  shaded: 'One of them is below 5 : 1, so pages use a shade that is easy to read there.',
  newPolicy: 'The policy of a new site holds at once. Later, another policy has to be approved.',
  proposesPolicy: 'This policy change has to be approved',
  proposesText: (required: number) =>
    plural(required, {
      one: 'The policy stays as it is until {n} person has approved the change under the present policy. Everything else takes effect at once.',
      other:
        'The policy stays as it is until {n} people have approved the change under the present policy. Everything else takes effect at once.',
    }),
  policyRule:
    'A change of the policy has to be approved by the people who approve for this site. Save, and they are asked.',
  unknownPerson:
    'Only people in the directory can propose a policy, and you are not in it. Add yourself under People with the principal that Home shows, or ask somebody who is.',
  openProposal: 'A change of the policy is proposed already. Until it is decided or cancelled, no second one can be.',
  now: 'Now',
  proposed: 'Proposed',
  meanwhile: 'Somebody changed this site in the meantime',
  goOn: 'Go on with the site as it is now',
};
