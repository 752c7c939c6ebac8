import { type Html, html } from './html';
import type { Mistake } from './mistake';
import { codeField } from './vote-form';

/** The form that withdraws the vote; it needs the code from the mail again. */
export function withdrawFormView(mistake: Mistake | undefined): Html {
  return html`
<section class="card" aria-labelledby="withdraw">
<h2 id="withdraw">Changed your mind?</h2>
<p>Until this is decided you can withdraw your vote. You then get a mail with a new link, and can vote again.</p>
<form method="post" autocomplete="off">
<input type="hidden" name="decision" value="withdraw">
${codeField(mistake)}
<button type="submit">Withdraw my vote</button>
</form>
</section>`;
}
