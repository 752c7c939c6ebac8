import * as z from 'zod/mini';
import type { QuestionWords } from '../describe/question-words';
import { malformed } from '../http/server/read';
import { longestTypedCode } from '../http/voting/typed-code';
import { voteForm } from '../http/voting/vote-schema';
import { type Html, html } from './html';
import { faulty, type Mistake, problemOf } from './mistake';

export type VoteForm = z.output<typeof voteForm>;

/** A mistake and the input. The code is never sent back. */
export interface Retry extends Mistake {
  readonly decision?: string;
  readonly reason?: string;
}

const mistakes = {
  decision: 'Choose one of the two answers.',
  code: 'Enter the 6-digit code, or the twelve letters, from the mail that has the link.',
  reason: 'Shorten the reason to 500 characters of plain text.',
} as const satisfies Record<Mistake['field'], string>;

/** @throws Refusal `malformed` for fields that the form does not have */
export function readVoteForm(
  entered: Readonly<Record<string, string>>,
): { readonly ok: true; readonly value: VoteForm } | { readonly ok: false; readonly mistake: Mistake } {
  const parsed = z.safeParse(voteForm, entered);
  if (parsed.success) return { ok: true, value: parsed.data };
  const wrong = parsed.error.issues.map((issue) => issue.path[0]).find(isField);
  if (wrong === undefined) throw malformed([{ field: 'the form', rule: 'must be the one on the page' }]);
  return { ok: false, mistake: { field: wrong, problem: mistakes[wrong] } };
}

const isField = (field: PropertyKey | undefined): field is Mistake['field'] =>
  field !== undefined && Object.hasOwn(mistakes, field);

/** @param facts of the refusal `wrong-code`, or of `link-locked`, which has no tries. */
export function wrongCode({ triesLeft, lockedUntil }: Readonly<Record<string, unknown>>): Mistake {
  const known = triesLeft === undefined ? 'Too many wrong codes were entered.' : 'This is not the code from the mail.';
  const tries = triesLeft === 1 ? '1 try is' : `${triesLeft} tries are`;
  const next =
    lockedUntil === undefined
      ? `${tries} left before you have to wait.`
      : `The code works again after ${timeOf(lockedUntil)}. The twelve letters from the mail work now.`;
  return { field: 'code', problem: `${known} ${next}` };
}

/** `2026-11-02T10:00:10Z` → `2026-11-02 10:00:10 UTC` */
const timeOf = (instant: unknown): string => String(instant).replace('T', ' ').replace('Z', ' UTC');

/** The form has no action, so it posts to the page's own URL. @param progress how far the approvals are */
export function voteFormView({ legend, yes, no }: QuestionWords, progress: Html, retry: Retry | undefined): Html {
  return html`<section class="card" aria-labelledby="vote">
<h2 id="vote">Your vote</h2>
${progress}
<form method="post" autocomplete="off">
<fieldset id="decision"${retry?.field === 'decision' && html` aria-describedby="decision-problem"`}>
<legend>${legend}</legend>
${problemOf('decision', retry)}
<div class="choices">
${choice('approve', yes, retry)}
${choice('reject', no, retry)}
</div>
</fieldset>
${codeField(retry)}
<div class="row">
<label class="field" for="reason">Reason <span class="soft">(optional; everyone involved can read it)</span></label>
${problemOf('reason', retry)}
<textarea id="reason" name="reason" dir="auto" maxlength="500"${retry?.field === 'reason' && html` aria-describedby="reason-problem"`}${faulty('reason', retry)}>${retry?.reason}</textarea>
</div>
<button type="submit">Send my vote</button>
</form>
</section>`;
}

/** What people copy along with a code, as in `typedCode`. */
const between = '[\\s\\p{Pd}\\p{Cf}]*';

/** Asks for the code, which is in the mail and not in the link. */
export function codeField(mistake: Mistake | undefined): Html {
  const described = mistake?.field === 'code' ? 'code-problem code-note' : 'code-note';
  return html`<div class="row">
<label class="field" for="code">6-digit code from the mail</label>
${problemOf('code', mistake)}
<input class="code" type="text" id="code" name="code" inputmode="${mistake?.field === 'code' ? 'text' : 'numeric'}" autocomplete="one-time-code" required maxlength="${longestTypedCode}" pattern="${between}((\\p{Nd}${between}){6}|(\\p{L}${between}){12})" title="the 6-digit code, or the twelve letters, from the mail" aria-describedby="${described}"${faulty('code', mistake)}>
<span class="note" id="code-note">It is in the mail, below the link. It keeps mail scanners from voting.</span>
</div>`;
}

function choice(value: string, label: string, retry: Retry | undefined): Html {
  const checked = retry?.decision === value && html` checked`;
  return html`<label class="choice"><input type="radio" name="decision" value="${value}" required${checked}> ${label}</label>`;
}
