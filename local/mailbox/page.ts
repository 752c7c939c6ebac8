import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../aws/sns/mails';
import { escapeHtml, policyOf, renderPage } from '../web-page';

const read = (name: string): string => readFileSync(join(__dirname, 'browser', name), 'utf8').trim();
const parts = { style: read('page.css'), script: read('page.js') };

/** The policy blocks images, framing and any script but the page's own, because the page shows text that others wrote. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': policyOf(parts),
} as const;

/** @param mails newest first. @param to shows only this recipient's */
export function mailboxPage(mails: readonly Mail[], to?: string): string {
  const recipients = [...new Set(mails.map((mail) => mail.to))].sort();
  const shown = mails.flatMap((mail, index) =>
    to === undefined || mail.to === to ? { mail, id: `mail-${mails.length - index}` } : [],
  );
  const list = shown.map(({ mail, id }, index) => article(mail, id, index === 0)).join('');
  const count = `${shown.length} ${shown.length === 1 ? 'mail' : 'mails'}, newest first. New ones appear by themselves.`;
  const lead = `<p class="lead" id="lead">${count}</p>`;
  return document(
    'Mailbox',
    `${lead}${recipients.length > 1 ? filter(recipients, to) : ''}<div id="mails" aria-live="polite">${list}</div>`,
  );
}

export function noticePage(title: string, text: string): string {
  return document(title, `<p>${escapeHtml(text)}</p><p><a href="/">Back to the mailbox</a></p>`);
}

function document(title: string, content: string): string {
  const body = `<main><h1>${escapeHtml(title)}</h1>${content}</main>`;
  return renderPage({ ...parts, title: `${title} · Quiesce on this machine`, body });
}

function filter(recipients: readonly string[], to: string | undefined): string {
  const entry = (href: string, text: string, current: boolean) =>
    `<a href="${escapeHtml(href)}"${current ? ' aria-current="page"' : ''}>${escapeHtml(text)}</a>`;
  const each = recipients.map((name) => entry(`/?to=${encodeURIComponent(name)}`, name, name === to));
  return `<nav aria-label="Recipients">${entry('/', 'Everyone', to === undefined)}${each.join('')}</nav>`;
}

function article({ to, subject, text, at }: Mail, id: string, open: boolean): string {
  const when = `<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`;
  const head = `<summary><strong>${escapeHtml(subject)}</strong><span>to ${escapeHtml(to)} · ${when}</span></summary>`;
  return `<details id="${id}"${open ? ' open' : ''}>${head}<div class="text">${copyButton(text)}<pre>${linked(text)}</pre></div></details>`;
}

/** For the code of a voting mail, which has a line of its own. */
function copyButton(text: string): string {
  const code = /^\s*(\d{6})\s*$/m.exec(text)?.[1];
  return code === undefined ? '' : `<button type="button" data-code="${code}" hidden>Copy the code</button>`;
}

/** Turns web addresses into links; everything else stays text. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 0 ? escapeHtml(part) : anchor(part)))
    .join('');
}

function anchor(url: string): string {
  return `<a href="${escapeHtml(url)}" rel="noopener noreferrer" target="_blank">${escapeHtml(url)}</a>`;
}
