import { Html, html } from './html';
import { style } from './style';

/**
 * A complete document. The style is inserted unescaped: it is ours, and its hash is in the content security policy.
 *
 * @param site what the page is about, where that is known and may be shown
 */
export function documentOf(title: string, content: Html, foot: Html, site?: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Quiesce</title>
<style>${new Html(style)}</style>
</head>
<body>
<header class="brand"><p>${site ?? 'Quiesce'}</p><p>Maintenance approvals</p></header>
<main>
${content}
</main>
<footer>
${foot}
</footer>
</body>
</html>
`.text;
}
