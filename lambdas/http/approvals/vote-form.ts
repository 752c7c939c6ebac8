import * as z from 'zod/mini';
import { malformed } from '../read';
import { voteForm } from '../schemas/vote';
import { type Html, html } from './html';

type Field = keyof typeof mistakes;
type VoteForm = z.output<typeof voteForm>;

/** What was wrong with one field, in the approver's words. */
export interface Mistake {
  readonly field: Field;
  readonly problem: string;
}

/** A mistake and what was entered with it. The code is never given back. */
export interface Retry extends Mistake {
  readonly decision?: string;
  readonly reason?: string;
}

const mistakes = {
  decision: 'Choose whether you approve or reject.',
  code: 'Enter the 6 digits that are printed in the mail with the link.',
  reason: 'Shorten the reason to 500 characters of plain text.',
};

/** @throws Refusal `malformed` for fields that the form does not have */
export function readVoteForm(
  entered: Readonly<Record<string, string>>,
): { readonly ok: true; readonly value: VoteForm } | { readonly ok: false; readonly mistake: Mistake } {
  const parsed = z.safeParse(voteForm, entered);
  if (parsed.success) return { ok: true, value: parsed.data };
  const wrong = parsed.error.issues.map((issue) => issue.path[0]).find(isField);
  if (wrong === undefined) throw malformed([{ field: 'the form', rule: 'must have only decision, code and reason' }]);
  return { ok: false, mistake: { field: wrong, problem: mistakes[wrong] } };
}

const isField = (field: PropertyKey | undefined): field is Field =>
  field !== undefined && Object.hasOwn(mistakes, field);

export function wrongCode(triesLeft: unknown): Mistake {
  const tries = triesLeft === 1 ? '1 try is' : `${triesLeft} tries are`;
  const problem = `This is not the code of the mail. ${tries} left; then this link is locked and a fresh one is mailed.`;
  return { field: 'code', problem };
}

/** The form has no address, so it posts to the page's own. */
export function voteFormView(retry: Retry | undefined): Html {
  return html`<section class="card" aria-labelledby="vote">
<h2 id="vote">Your decision</h2>
<form method="post" autocomplete="off">
<fieldset>
<legend>Do you approve this plan?</legend>
<div class="choices">
${choice('approve', 'Approve', retry)}
${choice('reject', 'Reject', retry)}
</div>
</fieldset>
<div class="row">
<label class="field" for="code">6-digit code from the mail</label>
<input class="code" type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="8" pattern="\\s*(\\d\\s*){6}" title="the 6 digits of the mail" aria-describedby="code-note${retry && ' problem'}"${faulty('code', retry)}>
<span class="note" id="code-note">It stands in the mail with the link. A mail scanner that follows links cannot vote without it.</span>
</div>
<div class="row">
<label class="field" for="reason">Reason <span class="soft">(optional, goes on record)</span></label>
<textarea id="reason" name="reason" maxlength="500"${faulty('reason', retry)}>${retry?.reason}</textarea>
</div>
<button type="submit">Send my decision</button>
</form>
</section>`;
}

function choice(value: string, label: string, retry: Retry | undefined): Html {
  const checked = retry?.decision === value && html` checked`;
  return html`<label class="choice"><input type="radio" name="decision" value="${value}" required${checked}> ${label}</label>`;
}

const faulty = (field: Field, retry: Retry | undefined): Html | false =>
  retry?.field === field && html` aria-invalid="true" autofocus`;
