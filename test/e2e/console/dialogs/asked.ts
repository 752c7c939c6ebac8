import { questioned } from './populated';
import type { Scene } from './scene';

const openWindow: Scene['path'] = ({ openId }) => `/windows/${openId}`;
const emergency: Scene['path'] = ({ emergencyId }) => `/windows/${emergencyId}`;
const policy: Scene['path'] = ({ policyId }) => `/proposals/${policyId}`;
const pair = () => '/sites/pair';

/** The dialogs that a button of a page opens. */
export const dialogs: readonly Scene[] = [
  { name: 'approve', who: 'Ana', path: openWindow, button: ({ window }) => window.actions.approve },
  { name: 'reject', who: 'Ana', path: openWindow, button: ({ window }) => window.actions.reject },
  { name: 'comment', who: 'Ana', path: openWindow, button: ({ window }) => window.actions.comment },
  {
    name: 'withdraw',
    who: 'Ana',
    path: ({ votedId }) => `/windows/${votedId}`,
    button: ({ window }) => window.actions.withdraw,
  },
  {
    name: 'comment on a question',
    who: 'Ana',
    path: () => '/approvals',
    button: ({ approvals, window }) => approvals.actionOn(window.actions.comment, questioned),
  },
  {
    name: 'withdraw vote on a policy',
    who: 'Ana',
    path: ({ votedPolicyId }) => `/proposals/${votedPolicyId}`,
    button: ({ proposals }) => proposals.actions.withdraw,
  },
  {
    name: 'revoke template on its page',
    who: 'Rita',
    path: ({ templateId }) => `/proposals/${templateId}`,
    button: ({ proposals }) => proposals.actions.revoke,
  },
  {
    name: 'entry of the log',
    who: 'Ana',
    path: () => '/audit?site=pair&action=create-site',
    button: ({ audit }) => audit.entryOf(audit.did['create-site'], 1),
  },
  { name: 'ratify', who: 'Ana', path: emergency, button: ({ window }) => window.actions.ratify },
  { name: 'refuse', who: 'Ana', path: emergency, button: ({ window }) => window.actions.refuse },
  { name: 'approve policy', who: 'Ana', path: policy, button: ({ proposals }) => proposals.actions.approve },
  { name: 'reject policy', who: 'Ana', path: policy, button: ({ proposals }) => proposals.actions.reject },
  { name: 'cancel', who: 'Rita', path: openWindow, button: ({ window }) => window.actions.cancel },
  { name: 'extend', who: 'Rita', path: emergency, button: ({ window }) => window.actions.extend },
  { name: 'end', who: 'Rita', path: emergency, button: ({ window }) => window.actions.end },
  { name: 'cancel policy', who: 'Rita', path: policy, button: ({ proposals }) => proposals.actions.cancel },
  {
    name: 'revoke template',
    who: 'Rita',
    path: () => '/templates?siteId=demo',
    button: ({ templates }) => templates.revokeOf('Nightly backup'),
  },
  {
    name: 'remove person',
    who: 'Administrator',
    path: () => '/people/ana',
    button: ({ people }) => people.remove,
  },
  {
    name: 'remove owner of a machine',
    who: 'Administrator',
    path: () => '/people/rita',
    button: ({ people }) => people.remove,
  },
  { name: 'add machine', who: 'Administrator', path: () => '/machines', button: ({ machines }) => machines.add },
  {
    name: 'change machine',
    who: 'Administrator',
    path: () => '/machines',
    button: ({ machines }) => machines.changeTitle('pipeline'),
  },
  {
    name: 'remove machine',
    who: 'Administrator',
    path: () => '/machines',
    button: ({ machines }) => machines.removeOne('pipeline'),
  },
  { name: 'revoke links', who: 'Administrator', path: pair, button: ({ sites }) => sites.revokeLinks },
  { name: 'replace secret', who: 'Administrator', path: pair, button: ({ sites }) => sites.makeSecret },
  { name: 'revoke secret', who: 'Administrator', path: pair, button: ({ sites }) => sites.revokeSecret },
  {
    name: 'delete site in use',
    who: 'Administrator',
    path: () => '/sites/demo',
    button: ({ sites }) => sites.delete,
    act: async ({ field, texts: { sites, shared }, button, dialog }) => {
      await field(sites.typeId('demo')).fill('demo');
      await button(sites.delete, dialog).click();
      await dialog.getByText(shared.failed).first().waitFor();
    },
  },
];
