import { type Html, html } from './html';

/** What was wrong with the approver's input. */
export interface Mistake {
  readonly field: 'decision' | 'code' | 'reason';
  readonly problem: string;
}

/** Comes first and has the focus, so that a screen reader reads it; the link leads to the field. */
export function mistakeView(what: string, { field, problem }: Mistake): Html {
  return html`
<section class="card alert" role="alert" aria-labelledby="mistake" tabindex="-1" autofocus>
<h2 id="mistake">${what}</h2>
<p><a href="#${field}">${problem}</a></p>
</section>`;
}

/** Attributes of the field that was wrong. */
export const faulty = (field: Mistake['field'], mistake: Mistake | undefined): Html | false =>
  mistake?.field === field && html` aria-invalid="true"`;

/** The same message beside its field. */
export const problemOf = (field: Mistake['field'], mistake: Mistake | undefined): Html | false =>
  mistake?.field === field && html`<span class="note problem" id="${field}-problem">${mistake.problem}</span>`;
