import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Proposal, ShownWindow } from '../../api/types';
import { emptyForm, type Form, formOf, likeThat } from './form';
import { formFromTemplate } from './template';

/** What a form begins with. */
export interface Beginning {
  readonly form: Form | undefined;
  /** The window that is edited, as it is now. */
  readonly edited: ShownWindow | undefined;
  /** The template that is used, as it was read. */
  readonly proposal: Proposal | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

export interface Origin {
  readonly windowId: string | undefined;
  /** A window whose plan is asked for again. */
  readonly like: string | undefined;
  readonly template: string | undefined;
}

/** What only fills the form in is read once; what is edited is compared with what others make of it. */
const once = { every: 0 };

export function useInitial({ windowId, like, template }: Origin): Beginning {
  const wanted = windowId ?? like;
  const window = useLive(
    [windowId === undefined ? 'window-as-read' : 'window-to-edit', wanted],
    (api, signal) =>
      bodyOf(api.GET('/v1/windows/{windowId}', { params: { path: { windowId: wanted ?? '' } }, signal })),
    { ...(windowId === undefined && once), enabled: wanted !== undefined },
  );
  const proposal = useLive(
    ['template-as-read', template],
    (api, signal) =>
      bodyOf(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId: template ?? '' } }, signal })),
    { ...once, enabled: template !== undefined },
  );
  const edited = windowId === undefined ? undefined : window.data;
  const again = wanted === undefined ? undefined : window.data && likeThat(window.data);
  const fromTemplate = template === undefined ? emptyForm : proposal.data && formFromTemplate(proposal.data);
  return {
    form: edited ? formOf(edited) : wanted === undefined ? fromTemplate : again,
    edited,
    proposal: template === undefined ? undefined : proposal.data,
    error: window.error ?? proposal.error,
    retry: () => void (window.error ? window.refetch() : proposal.refetch()),
  };
}
