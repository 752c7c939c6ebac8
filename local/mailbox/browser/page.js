const list = document.querySelector('#mails');
const lead = document.querySelector('#lead');

/** Buttons that only work with this script are hidden without it. */
function enable(mail) {
  const button = mail.querySelector('button[data-code]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.code);
    button.textContent = `Copied ${button.dataset.code}`;
  });
}

/** Shows mails that came since, the newest open; what is there already stays as the reader left it. */
async function look() {
  let answer;
  try {
    answer = await fetch(location.href, { cache: 'no-store' });
  } catch {
    lead.textContent = 'The local machine does not answer.';
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const arrived = [...fresh.querySelectorAll('#mails > details')].filter(({ id }) => !document.getElementById(id));
  const count = fresh.querySelector('#lead')?.textContent ?? '';
  if (lead.textContent !== count) lead.textContent = count;
  if (arrived.length === 0) return;
  for (const open of list.querySelectorAll('details[open]')) open.open = false;
  list.prepend(...arrived);
  arrived.forEach(enable);
}

list?.querySelectorAll('details').forEach(enable);
if (list) setInterval(look, 1500);
