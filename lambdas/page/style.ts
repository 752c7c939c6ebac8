import { createHash } from 'node:crypto';
import { accentStyle } from './accent';

/** The style of every page, without the accent colour. */
const base = `
:root{color-scheme:light dark;--paper:#f4f5f7;--card:#fff;--ink:#1b1f24;--soft:#57606a;--rule:#d8dde3;--bad:#b42318;--bad-paper:#fef3f2;--good:#067647;--good-paper:#ecfdf3;--warn:#8a4b00;--warn-paper:#fff6e5;--test:#5b2fa0;--test-paper:#f3ecfd}
@media (prefers-color-scheme:dark){:root{--paper:#0f1318;--card:#181d24;--ink:#e8ebef;--soft:#9aa5b1;--rule:#323a44;--bad:#ff9b8f;--bad-paper:#3a1714;--good:#7ce0ac;--good-paper:#0e2f20;--warn:#ffc46b;--warn-paper:#33240a;--test:#cdb2ff;--test-paper:#2a1c42}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
main:has(.columns),main:has(.columns)+footer{max-width:70rem}
footer{padding-bottom:3rem}
.brand{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:center;margin:0 0 1.5rem;padding:.875rem clamp(1rem,4vw,3rem);background:var(--card);border-bottom:1px solid var(--rule)}
.brand p{display:flex;gap:.625rem;align-items:center;margin:0;font-weight:650;letter-spacing:-.01em}
.brand p:first-child{min-width:0}
.mark{display:grid;place-items:center;flex:none;width:1.75rem;aspect-ratio:1;border-radius:.5rem;background:var(--fill);color:var(--on-fill);font-size:.9375rem;font-weight:700}
.brand p+p{color:var(--soft);font-size:.875rem;font-weight:400;letter-spacing:0}
.columns{display:grid;gap:0 1.5rem;align-items:start}
.question{margin:0 0 1.25rem}
.question h1{font-size:clamp(1.6rem,4.5vw,2.25rem);line-height:1.15;letter-spacing:-.025em;text-wrap:balance}
.when{margin-bottom:.375rem;font-size:1.0625rem}
.when span{display:inline-block;color:var(--soft)}
.question .lead{margin:0;font-size:1rem}
.progress{color:var(--soft);font-size:.9375rem}
.progress label{display:block;color:var(--ink);font-weight:600}
.progress small{display:inline;font-size:inherit}
progress{display:block;width:100%;height:.5rem;margin:.5rem 0;border:0;border-radius:1rem;overflow:hidden;background:var(--rule);appearance:none}
progress::-webkit-progress-bar{background:var(--rule)}
progress::-webkit-progress-value{background:var(--accent)}
progress::-moz-progress-bar{background:var(--accent)}
.card{background:var(--card);border:1px solid var(--rule);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25;letter-spacing:-.01em}
h2{margin:0 0 .75rem;font-size:1.0625rem}
p{margin:0 0 .75rem}
p:last-child,ul:last-child,ol:last-child,dl:last-child,blockquote:last-child{margin-bottom:0}
.decision>p:last-child{margin-bottom:1rem}
.soft{color:var(--soft)}
.row .note{margin-top:.375rem}
.lead{font-size:1.0625rem}
.mode{display:inline-block;margin:0 0 .75rem;padding:.125rem .625rem;border-radius:1rem;font-size:.8125rem;font-weight:600;background:var(--rule);color:var(--ink)}
.mode.read-only{background:var(--warn-paper);color:var(--warn)}
.mode.testers-only{background:var(--test-paper);color:var(--test)}
.mode.full{background:var(--bad-paper);color:var(--bad)}
dl{display:grid;grid-template-columns:minmax(6rem,9rem) 1fr;gap:.5rem 1rem;margin:0 0 .75rem}
dt{color:var(--soft)}
dd{margin:0;grid-column:2}
.changes dt{grid-row:span 2}
.changes .was{color:var(--soft)}
.changes .is{border-bottom:1px solid var(--rule);padding-bottom:.5rem}
.changes .is:last-child{border:0;padding:0}
.word{display:inline-block;min-width:3.75rem;font-size:.8125rem;font-weight:600;color:var(--soft)}
.is .word{color:var(--good)}
small time{white-space:nowrap}
small,.note{display:block;color:var(--soft);font-size:.875rem}
ul,ol{margin:0 0 .75rem;padding-inline-start:1.25rem}
.votes{margin-top:.375rem}
.comments{list-style:none;padding:0}
.comments li+li{margin-top:1rem}
.by{margin:0 0 .375rem;font-weight:600}
.by small{font-weight:400}
code{font:.9375em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
dd bdi{white-space:pre-line}
blockquote{margin:0 0 .75rem;padding:.5rem .875rem;border-inline-start:3px solid var(--rule);white-space:pre-line}
fieldset{border:0;margin:0 0 1.25rem;padding:0}
legend,label.field{display:block;margin:0 0 .5rem;padding:0;font-weight:600}
.choices{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.choice{display:flex;gap:.5rem;align-items:center;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--rule);border-radius:.5rem;cursor:pointer}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice input{width:1.125rem;height:1.125rem;margin:0;accent-color:var(--accent)}
input[type=text],textarea{width:100%;padding:.625rem .75rem;border:1px solid var(--soft);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
input.code{font:600 1.375rem/1.3 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.18em}
[aria-invalid=true]{border-color:var(--bad)}
textarea{min-height:4.5rem;resize:vertical}
.problem{margin:0 0 .375rem;color:var(--bad);font-weight:600}
.row{margin:0 0 1.25rem}
button{width:100%;min-height:3rem;padding:.625rem 1.25rem;border:0;border-radius:.5rem;background:var(--fill);color:var(--on-fill);font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
.alert{border-color:var(--bad);background:var(--bad-paper);color:var(--bad)}
.alert a{color:inherit}
.calm h1{color:var(--ink)}
.good{border-color:var(--good);background:var(--good-paper)}
.good h1{color:var(--good)}
footer{color:var(--soft);font-size:.8125rem}
@media (min-width:40rem){.card{padding:1.5rem 1.75rem}h1{font-size:1.75rem}}
@media (min-width:56rem){.columns{grid-template:"question decision" auto "details decision" 1fr/minmax(0,1.55fr) minmax(20rem,1fr)}.question{grid-area:question}.details{grid-area:details}.decision{grid-area:decision;position:sticky;top:1.25rem}.decision .card{box-shadow:0 10px 34px rgb(0 0 0/.06)}}
@media print{body{background:#fff}.decision{display:none}.card{break-inside:avoid}}
@media (max-width:20rem){.choices{grid-template-columns:1fr}}
@media (max-width:35rem){.brand p+p{display:none}.brand{margin-bottom:1rem;padding-block:.625rem}.question{margin-bottom:1rem}.question .mode{margin-bottom:.375rem}.card{padding:1rem 1.125rem}.decision fieldset,.decision .row{margin-bottom:.875rem}textarea{min-height:3.25rem}}
@media (max-width:26rem){dl{grid-template-columns:1fr;gap:0}.changes dt{grid-row:auto}dd{grid-column:1;margin:0 0 .625rem}dd:last-child{margin:0}}
@media (forced-colors:active){.choice:has(:checked){outline:2px solid}}
`;

/** The whole style of a page of a site. @param accentColor `#rrggbb`; a calm blue when absent */
export const styleWith = (accentColor?: string): string => base + accentStyle(accentColor);

/**
 * Nothing is loaded, framed or sent elsewhere; the URL, which contains the link, is never sent as a referrer. The content security
 * policy allows exactly this style.
 */
export const headersWith = (style: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
});
