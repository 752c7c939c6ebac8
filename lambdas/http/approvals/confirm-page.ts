import type { OpenedLink } from '../../commands/open-link';
import type { EpochSeconds } from '../../domain/actor';
import { html } from './html';
import { documentOf } from './layout';
import { modeName, planView, requesterOf } from './plan-view';
import { type Retry, voteFormView } from './vote-form';

/** The plan and the form. The form has no address: it posts to the page's own, so the link stays out of the document. */
export function confirmPage({ window, approver }: OpenedLink, now: EpochSeconds, retry?: Retry): string {
  const { siteId, plan, planVersion, digest, windowId } = window;
  const title = `Approve maintenance of ${siteId}?`;
  return documentOf(
    retry ? `Error: ${title}` : title,
    html`
<header class="card">
<p class="mode ${plan.mode}">${modeName(plan)}</p>
<h1>${title}</h1>
<p class="lead">${approver.name}, ${requesterOf(window)} asks you to approve this maintenance window. Nothing happens unless enough people do.</p>
</header>
${planView(window, now)}
${retry && html`<div class="card alert" role="alert"><p><strong>Your vote was not recorded.</strong> <span id="problem">${retry.problem}</span></p></div>`}
${voteFormView(retry)}
<footer>
<p>Window <code>${windowId}</code>, plan ${planVersion}, digest <code>${digest.slice(0, 16)}</code>. Your vote is bound to this plan: if it is changed, everybody is asked again. Opening this page changes nothing.</p>
</footer>`,
  );
}
