import type { EdgeEvent, EdgeRequest, EdgeResponse } from '../function/event';
import { handler as gate } from '../function/viewer-request';

/**
 * A viewer-request function of one's own behind the gate: a behaviour can have only one. Copy it, replace `own`, and build it
 * with `buildViewerRequest({ entry })`, which refuses what CloudFront's engine cannot run.
 */
export async function handler(event: EdgeEvent): Promise<EdgeRequest | EdgeResponse> {
  const answer = await gate(event);
  return 'statusCode' in answer ? answer : own(answer);
}

/** What the site did before it had a gate: here, directories get their index page. */
function own(request: EdgeRequest): EdgeRequest {
  const uri = request.uri;
  return uri.endsWith('/') ? Object.assign(request, { uri: `${uri}index.html` }) : request;
}
