import { createHash } from 'node:crypto';
import type { Mail } from '../aws/sns/mails';

const style = `
:root{color-scheme:light dark;--paper:#f4f5f7;--card:#fff;--ink:#1b2330;--soft:#566072;--line:#dfe3e9;--link:#0b57a4}
@media(prefers-color-scheme:dark){:root{--paper:#10141b;--card:#181e28;--ink:#e8ebf0;--soft:#a3adbd;--line:#2c3543;--link:#8ab8f2}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}
.lead{color:var(--soft);margin:0 0 1rem}
nav{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1.25rem}
nav a{padding:.35rem .8rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);text-decoration:none}
nav a[aria-current]{color:var(--ink);border-color:var(--ink);font-weight:600}
a{color:var(--link);overflow-wrap:anywhere}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
details{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:0 0 .75rem}
summary{padding:.8rem 1rem;cursor:pointer;overflow-wrap:anywhere}
summary strong{font-weight:600}
summary span{display:block;color:var(--soft);font-size:.875rem}
pre{margin:0;padding:1rem;border-top:1px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere;font:.9375rem/1.6 ui-monospace,monospace}
`;

/** Scripts, images and framing are disabled, because the page shows text that others wrote. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
} as const;

/** @param mails newest first. @param to shows only this recipient's */
export function mailboxPage(mails: readonly Mail[], to?: string): string {
  const shown = mails.filter((mail) => to === undefined || mail.to === to);
  const recipients = [...new Set(mails.map((mail) => mail.to))].sort();
  const list = shown.map((mail, index) => article(mail, index === 0)).join('');
  const count = `${shown.length} ${shown.length === 1 ? 'mail' : 'mails'}, newest first. Reload to see new ones.`;
  return document(
    'Mailbox',
    `<p class="lead">${count}</p>${recipients.length > 1 ? filter(recipients, to) : ''}${list}`,
  );
}

export function noticePage(title: string, text: string): string {
  return document(title, `<p>${escapeHtml(text)}</p><p><a href="/">Back to the mailbox</a></p>`);
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)} · Quiesce on this machine</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function filter(recipients: readonly string[], to: string | undefined): string {
  const entry = (href: string, text: string, current: boolean) =>
    `<a href="${escapeHtml(href)}"${current ? ' aria-current="page"' : ''}>${escapeHtml(text)}</a>`;
  const each = recipients.map((name) => entry(`/?to=${encodeURIComponent(name)}`, name, name === to));
  return `<nav aria-label="Recipients">${entry('/', 'Everyone', to === undefined)}${each.join('')}</nav>`;
}

function article({ to, subject, text, at }: Mail, open: boolean): string {
  const when = `<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`;
  const head = `<summary><strong>${escapeHtml(subject)}</strong><span>to ${escapeHtml(to)} · ${when}</span></summary>`;
  return `<details${open ? ' open' : ''}>${head}<pre>${linked(text)}</pre></details>`;
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

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
