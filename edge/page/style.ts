/**
 * The style of every page, one entry of the store. Labels and values of the table alternate, whatever its columns; nothing moves; colours are the
 * system's and the site's. A browser that prints leaves out backgrounds but not borders, so the mark is a border. A heading of two lines breaks
 * between phrases, in Japanese, too, and leaves no single word behind. Above each label is a space, so that a value belongs to the label above it.
 * Paths run from left to right.
 */
export const style = [
  'html{color-scheme:light dark;--a:light-dark(#4f46e5,#a5b4fc)}',
  'body{margin:0;font:17px/1.6 system-ui;background:radial-gradient(at 90% 0,rgb(from var(--a) r g b/.24),Canvas 60%)}',
  'main{min-height:88vh;padding:6vh 6vw;display:flex;flex-flow:column;overflow-wrap:anywhere}',
  'header,table{margin:0 0 auto}header{order:-1;display:flex;gap:12px;align-items:center}',
  'header:before{content:"";border:12px solid var(--a);border-radius:6px}',
  'img{height:2rem}p,progress{margin:12px 0;max-width:40rem}',
  'th,td{all:unset}.s{color:var(--a)}header,.s,td{font-weight:600}',
  'h1{font-size:min(60px,10vw);line-height:1.1;margin:0;text-wrap:balance;word-break:auto-phrase}',
  'progress{order:1;width:100%;accent-color:var(--a)}',
  'table{order:2;display:grid;grid:auto auto/auto-flow;gap:0 2rem;place-content:start}',
  'tbody,tr{display:contents}',
  'tr>*+*{order:1}tr>*+*+*{order:2}tr>*+*+*+*{order:3}',
  'th{opacity:.7;margin-top:12px}',
  'table:not(:has(#d)) #s{display:none}',
  '[dir] #d{direction:ltr;text-align:end}',
  '@media(width<45em){table{grid:none}}',
].join('');
