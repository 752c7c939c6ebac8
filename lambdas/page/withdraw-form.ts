import { type Html, html } from './html';
import type { Mistake } from './mistake';
import { codeField } from './vote-form';

/** Takes the vote back, with the code it was cast with. */
export function withdrawFormView(mistake: Mistake | undefined): Html {
  return html`
<section class="card" aria-labelledby="withdraw">
<h2 id="withdraw">Changed your mind?</h2>
<p>Until it is decided you can take your vote back; a fresh link is mailed then.</p>
<form method="post" autocomplete="off">
<input type="hidden" name="decision" value="withdraw">
${codeField(mistake)}
<button type="submit">Take my vote back</button>
</form>
</section>`;
}
