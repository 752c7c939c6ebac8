/**
 * The style of every page, one entry of the store. Labels and values of the table alternate, whatever its columns; nothing moves; colours are the
 * system's and the site's. A browser that prints or forces colours leaves out the backgrounds by itself.
 */
export const style = [
  ':root{color-scheme:light dark;--a:light-dark(#4f46e5,#a5b4fc)}',
  'body{margin:0;font:17px/1.6 system-ui;background:radial-gradient(at 90% 0,color-mix(in srgb,var(--a) 24%,Canvas),Canvas 60%)}',
  'main{min-height:100vh;box-sizing:border-box;padding:4vmax 6vw;display:flex;flex-direction:column;overflow-wrap:anywhere}',
  'header{order:-1;margin-bottom:auto;display:flex;gap:.7rem;align-items:center}',
  'header:before{content:"";padding:.7rem;border-radius:6px;background:var(--a)}',
  'img{height:2rem}p,progress,table{margin:.7rem 0}p,progress{max-width:40rem}',
  '.s{color:var(--a)}header,.s,td{font-weight:600}',
  'h1{font-size:min(3.8rem,10vw);line-height:1.1;margin:0}',
  'progress{order:1;width:100%;accent-color:var(--a)}',
  'table{order:2;margin-bottom:auto;display:grid;grid:auto auto/auto-flow;gap:0 2rem;justify-content:start}',
  'tbody,tr{display:contents}',
  'tr>*+*{order:1}tr>*+*+*{order:2}tr>*+*+*+*{order:3}',
  'th{text-align:start;font:inherit;opacity:.7}',
  'table:not(:has(#d)) #s{display:none}',
  '@media(max-width:45em){table{grid:none}}',
].join('');
