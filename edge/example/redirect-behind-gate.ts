import type { EdgeEvent, EdgeRequest, EdgeResponse } from '../function/event';
import { handler as gate } from '../function/viewer-request';

/**
 * Your own viewer-request function behind the gate, because a behaviour can have only one. Copy it, replace `own`, and
 * build it with `buildViewerRequest({ entry })`, which refuses what CloudFront's engine cannot run.
 */
export async function handler(event: EdgeEvent): Promise<EdgeRequest | EdgeResponse> {
  const answer = await gate(event);
  return 'statusCode' in answer ? answer : own(answer);
}

/** What your function does; in this example, directories get their index page. */
function own(request: EdgeRequest): EdgeRequest {
  const uri = request.uri;
  return uri.endsWith('/') ? Object.assign(request, { uri: `${uri}index.html` }) : request;
}
