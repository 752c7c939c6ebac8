import { wordFor } from '../../texts/texts';

/** In the order in which things happen. The API knows former names, too, which are in old chains only. */
const ofSites = [
  'request',
  'edit',
  'amend',
  'extend',
  'approve',
  'reject',
  'withdraw',
  'comment',
  'expire',
  'cancel',
  'flip-start',
  'flip-end',
  'end',
  'emergency',
  'ratify',
  'lapse',
  'use-template',
  'propose-policy',
  'propose-template',
  'revoke-template',
  'create-site',
  'update-site',
  'delete-site',
  'create-bypass-link',
  'revoke-bypass-links',
  'set-bypass-header',
  'revoke-bypass-header',
] as const;

const ofDirectory = [
  'add-person',
  'confirm-person',
  'change-person',
  'remove-person',
  'lose-confirmation',
  'add-machine',
  'change-machine',
  'remove-machine',
  'add-approver',
  'confirm-approver',
  'change-approver',
  'remove-approver',
] as const;

/** What entries of a chain can be searched for. */
export function actionOptions(isOfSite: boolean, words: Readonly<Record<string, string>>) {
  return (isOfSite ? ofSites : ofDirectory).map((value) => ({ value, label: wordFor(words, value), labelTag: value }));
}
