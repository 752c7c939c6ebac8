import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Proposal, ShownWindow } from '../../api/types';
import { emptyForm, type Form, formOf, likeThat } from './form';

/** What a form begins with. */
export interface Beginning {
  readonly form: Form | undefined;
  /** The window that is edited, as it was read. */
  readonly edited: ShownWindow | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

export interface Origin {
  readonly windowId: string | undefined;
  /** A window whose plan is asked for again. */
  readonly like: string | undefined;
  readonly template: string | undefined;
}

/** Read once, so that nothing changes under the hands of who types. */
const once = { every: 0 };

export function useInitial({ windowId, like, template }: Origin): Beginning {
  const wanted = windowId ?? like;
  const window = useLive(
    ['window-as-read', wanted],
    (api, signal) =>
      bodyOf(api.GET('/v1/windows/{windowId}', { params: { path: { windowId: wanted ?? '' } }, signal })),
    { ...once, enabled: wanted !== undefined },
  );
  const proposal = useLive(
    ['template-as-read', template],
    (api, signal) =>
      bodyOf(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId: template ?? '' } }, signal })),
    { ...once, enabled: template !== undefined },
  );
  const edited = windowId === undefined ? undefined : window.data;
  const again = wanted === undefined ? undefined : window.data && likeThat(window.data);
  const fromTemplate = template === undefined ? emptyForm : proposal.data && formFrom(proposal.data);
  return {
    form: edited ? formOf(edited) : wanted === undefined ? fromTemplate : again,
    edited,
    error: window.error ?? proposal.error,
    retry: () => void (window.error ? window.refetch() : proposal.refetch()),
  };
}

function formFrom({ proposalId, siteId, template }: Proposal): Form {
  const form = { ...emptyForm, siteId, templateId: proposalId };
  if (!template) return form;
  const { mode, paths, hostnames, hostnamesChosen, maximumDurationSeconds } = template;
  return {
    ...form,
    mode,
    paths: paths.join(', '),
    hostnames: hostnamesChosen ? hostnames : [],
    minutes: String(Math.min(30, Math.floor(maximumDurationSeconds / 60))),
  };
}
