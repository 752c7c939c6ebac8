import type { Api } from '../../api/client';
import { bodyOf } from '../../api/client';

/** The evidence of a window exactly as the API wrote it: its seal covers the text, so a copy written anew would not verify. */
export const evidenceText = (api: Api, windowId: string): Promise<string> =>
  bodyOf(api.GET('/v1/windows/{windowId}/evidence', { params: { path: { windowId } }, parseAs: 'text' }));
