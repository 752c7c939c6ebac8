import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml, policyOf, renderPage } from '../web-page';
import type { Account } from './account';

const mailboxStyle = readFileSync(join(__dirname, '..', 'mailbox', 'browser', 'page.css'), 'utf8').trim();
const ownStyle = readFileSync(join(__dirname, 'browser', 'page.css'), 'utf8').trim();
const style = `${mailboxStyle}\n${ownStyle}`;
const signOutScript = 'document.forms[0].requestSubmit(document.querySelector("button"))';

/** A browser follows the redirect after a form only to where the page may send forms: the console is at another port. */
const formAction = "'self' http://localhost:* http://127.0.0.1:*";

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': policyOf({ style, script: signOutScript, formAction }),
} as const;

/** @param groups those that somebody can be made up with */
export function signInPage(
  action: string,
  accounts: readonly Account[],
  groups: readonly string[],
  error?: string,
): string {
  const lead =
    '<p class="lead">This stands for your company’s sign-in. It runs on this computer only and asks for no password.</p>';
  const wrong = error === undefined ? '' : `<p class="wrong" role="alert">${escapeHtml(error)}</p>`;
  const list = accounts.map((account) => `<li>${choice(account)}</li>`).join('');
  const chooser = `<form method="post" action="${escapeHtml(action)}"><ul class="people">${list}</ul></form>`;
  return document('Sign in as', `${lead}${wrong}${chooser}${somebodyElse(action, groups)}`);
}

function choice({ subject, name, about }: Account): string {
  return `<button name="subject" value="${escapeHtml(subject)}"><strong>${escapeHtml(name)}</strong><span>${escapeHtml(about)}</span></button>`;
}

function somebodyElse(action: string, groups: readonly string[]): string {
  const boxes = groups.map(
    (group) => `<label><input type="checkbox" name="group" value="${escapeHtml(group)}"> ${escapeHtml(group)}</label>`,
  );
  return `<details class="else"><summary>Somebody else</summary><form method="post" action="${escapeHtml(action)}"><label for="name">Name</label><input id="name" name="name" required maxlength="60" autocomplete="off"><fieldset><legend>Groups</legend>${boxes.join('')}</fieldset><button>Sign in</button></form></details>`;
}

/** @param form of the provider, which the page sends at once: managed login does not ask either */
export function signingOutPage(form: string): string {
  const button = '<p><button form="op.logoutForm" name="logout" value="yes">Sign out</button></p>';
  return document('Signing out', `${form}${button}`, signOutScript);
}

export const signedOutPage = (): string => document('Signed out', '<p>You can close this page.</p>');

export const errorPage = (text: string): string =>
  document('This did not work', `<p>${escapeHtml(text)}</p><p>Go back to the console and sign in again.</p>`);

function document(title: string, content: string, script = ''): string {
  const body = `<main><h1>${escapeHtml(title)}</h1>${content}</main>`;
  return renderPage({ style, script, title: `${title} · Quiesce on this machine`, body });
}
