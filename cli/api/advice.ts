import type { Answer } from '../../bin/admin-api/client';

type Body = Answer['body'];

const named = (body: Body, member: string, otherwise: string): string => {
  const value = body[member];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : otherwise;
};

const showWindow = (body: Body) => `See it with: quiesce window show ${named(body, 'windowId', 'WINDOW')}`;
const showFirstWindow = (body: Body) => `See: quiesce window show ${named(body, 'windowIds', 'WINDOW')}`;
const otherTime = 'Choose another time: --at, --until or --for.';
const tooFew = 'See who can approve with: quiesce approver list';

/** What to do next, where the API's own sentence does not say it already. */
const advice: Readonly<Record<string, string | ((body: Body) => string)>> = {
  'unmapped-principal': (body) =>
    `An administrator adds you with: quiesce approver change PERSON --add-principal '${named(body, 'principal', 'ARN')}'`,
  'unknown-site': 'See the sites with: quiesce site list',
  'unknown-window': 'See the windows with: quiesce window list',
  'unknown-proposal': 'See the proposals with: quiesce proposal list',
  'unknown-approver': 'See the people with: quiesce approver list',
  'unknown-webhook': 'The configuration of the stack has them under webhooks.',
  'unknown-machine': 'See the machines with: quiesce machine list',
  overlap: (body) => `${showWindow(body)}. ${otherTime}`,
  'proposal-open': (body) => `See it with: quiesce proposal show ${named(body, 'proposalId', 'PROPOSAL')}`,
  'template-mismatch': (body) =>
    `See what it allows with: quiesce template show ${named(body, 'templateId', 'TEMPLATE')}`,
  'template-spent': 'Propose a new one with: quiesce template propose',
  'too-few-approvers': tooFew,
  'too-many-requests': showFirstWindow,
  'approver-in-use': showFirstWindow,
  'site-in-use': showFirstWindow,
  'break-glass-suspended': (body) => `Ratify it with: quiesce ratify ${named(body, 'windowIds', 'WINDOW')}`,
  'vote-unspecified': 'Say what you vote on with --plan-version or --digest.',
  'not-confirmed': 'Confirm with the token from the mail: quiesce approver confirm PERSON --token TOKEN',
  'break-glass-off': 'Request a window with: quiesce window request',
  'notices-off': (body) =>
    `An administrator sets them: quiesce export -o quiesce.yaml, add notices: {languages: [en]} to the site ${named(body, 'siteId', 'SITE')} there, quiesce apply -f quiesce.yaml`,
  'starts-in-past': otherTime,
  'ends-before-start': otherTime,
  'lead-time': otherTime,
  contended: 'Nothing was changed. Repeat the command.',
  'idempotency-key-reused': 'Use another --idempotency-key, or leave it out.',
  unexpected: 'This is a fault in Quiesce: give whoever operates it the request id.',
};

/** @returns a sentence for people, or nothing. */
export function adviceFor(code: string, body: Body): string | undefined {
  const found = advice[code];
  return typeof found === 'function' ? found(body) : found;
}
