const byId = (id) => document.getElementById(id);
const modes = {
  full: ['Closed', 'New visitors get the maintenance page (HTTP 503)'],
  'testers-only': ['Testers only', 'Everyone else gets the maintenance page'],
  'read-only': ['Read-only', 'Browsing works, orders are refused (HTTP 403)'],
};
const mostLines = 8;
const soonMilliseconds = 900_000;
const soon = JSON.parse(byId('banner').dataset.soon);
const language = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((each) => soon[each]) ?? 'en';
let status;

/** Not broken at the end of a line. */
const together = (text) => text.replaceAll(' ', '\u00a0');

/** `2 min 5 s`, `3 h 12 min` */
function duration(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return together(`${seconds} s`);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return together(`${minutes} min ${seconds % 60} s`);
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
  return together(minutes < 2880 ? `${hours} h ${minutes % 60} min` : `${days} days`);
}

function show(mode, state, detail, lang = 'en') {
  Object.assign(byId('banner'), { lang, dir: /ar|he/.test(lang) ? 'rtl' : 'ltr' });
  byId('banner').dataset.mode = mode;
  if (byId('state').textContent !== state) byId('state').textContent = state;
  byId('detail').textContent = detail;
}

/** `below /search and /cart` where nothing else of the shop is in this mode now. */
function where(now) {
  const current = status.windows.filter(
    ({ mode, startsAt, endsAt }) => mode === status.mode && Date.parse(startsAt) <= now && now < Date.parse(endsAt),
  );
  if (current.length === 0 || current.some(({ paths = [] }) => paths.length === 0)) return '';
  return ` below ${current.flatMap(({ paths }) => paths.map((path) => path.replace(/\/$/, ''))).join(', ')}`;
}

/** The banner counts down between two looks at the status document. */
function banner() {
  const now = Date.now();
  if (!status) return show('unknown', 'The edge does not answer', 'Is the local machine still running?');
  const until = (instant) => duration(Date.parse(instant) - now);
  if (modes[status.mode]) {
    const [state, effect] = modes[status.mode];
    return show(status.mode, `${state}${where(now)}`, `${effect}. Opens in ${until(status.endsAt)}.`);
  }
  const next = status.windows.find(({ startsAt }) => Date.parse(startsAt) > now);
  if (!next) return show('none', 'Open', 'No maintenance is planned.');
  if (Date.parse(next.startsAt) - now < soonMilliseconds) {
    const [title, lead] = soon[language];
    const minutes = Math.ceil((Date.parse(next.startsAt) - now) / 60_000);
    const left = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
      minutes,
    );
    return show('ahead', `${title} · ${left}`, lead, language);
  }
  return show('ahead', 'Open', `${modes[next.mode]?.[0] ?? next.mode} in ${until(next.startsAt)}.`);
}

async function look() {
  try {
    const answer = await fetch('/.well-known/maintenance.json', { cache: 'no-store' });
    status = await answer.json();
  } catch {
    status = undefined;
  }
  banner();
}

async function send(method, path) {
  const line = document.createElement('li');
  try {
    const answer = await fetch(path, { method, headers: { accept: 'application/json' }, cache: 'no-store' });
    const told = answer.ok ? await answer.json() : {};
    if (told.writes !== undefined) orders(told.writes);
    const wait = answer.headers.get('retry-after');
    write(line, answer.ok, answer.status, `${method} ${path}`, answer.ok ? 'reached the shop' : refusal(answer, wait));
  } catch {
    write(line, false, '–', `${method} ${path}`, 'no answer');
  }
  byId('log').prepend(line);
  while (byId('log').children.length > mostLines) byId('log').lastElementChild.remove();
  look();
}

const refusal = (answer, wait) =>
  `refused at the edge: ${answer.headers.get('x-maintenance-mode') ?? 'no reason given'}${wait ? `, try again in ${wait} s` : ''}`;

function write(line, ok, code, request, outcome) {
  line.className = ok ? 'passed' : 'refused';
  const parts = [
    ['b', String(code)],
    ['span', request],
    ['span', outcome],
    ['time', new Date().toLocaleTimeString()],
  ];
  line.append(...parts.map(([name, text]) => Object.assign(document.createElement(name), { textContent: text })));
}

function orders(count) {
  byId('orders').textContent = `The shop has taken ${count} ${count === 1 ? 'order' : 'orders'} so far.`;
}

orders(Number(byId('orders').dataset.orders));
byId('get').addEventListener('click', () => send('GET', '/beans'));
byId('post').addEventListener('click', () => send('POST', '/orders'));
for (const button of document.querySelectorAll('[data-order]')) {
  button.addEventListener('click', () => send('POST', `/orders/${button.dataset.order}`));
}
look();
setInterval(look, 2000);
setInterval(banner, 1000);
