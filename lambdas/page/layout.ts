import { type Branding, siteName } from '../domain/site/branding';
import type { Site } from '../domain/site/site';
import { Html, html } from './html';
import { headersWith, styleWith } from './style';

/** Whose page it is, as people know it. */
export type Brand = Pick<Branding, 'accentColor'> & { readonly name: string };

export function brandOf(siteId: string, site: Site | undefined): Brand {
  const { accentColor } = site?.branding ?? {};
  return { name: siteName(site ?? { siteId }), ...(accentColor !== undefined && { accentColor }) };
}

/** A complete document, with the headers under which it may be shown. */
export interface PageDocument {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The style is inserted unescaped: it is ours, and its hash is in the content security policy.
 *
 * @param brand of the site that the page is about, where that is known and may be shown
 */
export function documentOf(
  title: string,
  content: Html,
  foot: Html,
  { name, accentColor }: Brand = { name: 'Quiesce' },
): PageDocument {
  const style = styleWith(accentColor);
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Quiesce</title>
<style>${new Html(style)}</style>
</head>
<body>
<header class="brand"><p><span class="mark" aria-hidden="true">${initialOf(name)}</span><bdi>${name}</bdi></p><p>Maintenance approvals</p></header>
<main>
${content}
</main>
<footer>
${foot}
</footer>
</body>
</html>
`.text;
  return { body, headers: headersWith(style) };
}

const initialOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? '';
