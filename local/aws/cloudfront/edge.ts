import { randomUUID } from 'node:crypto';
import type { Runtime } from '../gateway/service';
import { AssociatedFunction, type Failed } from './associated-function';
import type { Distribution } from './distribution';
import type { EdgeEvent, EventRequest } from './event';
import { eventResponse, type Response } from './response';
import { checkRequestResult, checkResponseResult, type Invalid, type RequestResult, type Respond } from './result';

/** A request on its way through the edge; both functions see the same request. */
export interface ViewerRequest {
  readonly request: EventRequest;
  readonly ip: string;
  readonly requestId: string;
}

/** The functions of a distribution, each at its event. */
export interface Edge {
  /** What becomes of a request. */
  onViewerRequest(viewerRequest: ViewerRequest): Promise<RequestResult | Failed>;
  /** What happens to the origin's answer. */
  onViewerResponse(viewerRequest: ViewerRequest, response: Response): Promise<Respond | Invalid | Failed>;
  stop(): Promise<void>;
}

export function createEdge(runtime: Runtime, distribution: Distribution): Edge {
  const { viewerRequest, viewerResponse } = distribution;
  const onRequest = viewerRequest && new AssociatedFunction(runtime, viewerRequest);
  const onResponse = viewerResponse && new AssociatedFunction(runtime, viewerResponse);
  const context = { distributionDomainName: distribution.domainName, distributionId: distribution.id };
  const eventOf = (
    { request, ip, requestId }: ViewerRequest,
    eventType: EdgeEvent['context']['eventType'],
  ): EdgeEvent => ({
    version: '1.0',
    context: { ...context, eventType, requestId },
    viewer: { ip },
    request,
  });
  return {
    async onViewerRequest(viewerRequest) {
      const { request } = viewerRequest;
      if (!onRequest) return { kind: 'forward', request };
      return onRequest.run(eventOf(viewerRequest, 'viewer-request'), (result) => checkRequestResult(result, request));
    },
    async onViewerResponse(viewerRequest, response) {
      if (!onResponse || isError(response)) return { kind: 'respond', response };
      const event = { ...eventOf(viewerRequest, 'viewer-response'), response: eventResponse(response) };
      return onResponse.run(event, (result) => checkResponseResult(result, response));
    },
    async stop() {
      await Promise.all([onRequest?.stop(), onResponse?.stop()]);
    },
  };
}

export function viewerRequestOf(request: EventRequest, ip: string): ViewerRequest {
  return { request, ip, requestId: randomUUID() };
}

/**
 * The function is not run for such answers.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html#function-restrictions-status-codes
 */
function isError({ status }: Response): boolean {
  return status >= 400;
}
