import { AwsError, type AwsRequest, type AwsResponse, type Runtime, type Service } from '../gateway/service';
import { unsupported } from '../wire/operations';
import { queryResponse } from './query-protocol';
import { Sns } from './sns';
import { subscriptionOperations } from './subscription-operations';
import { topicOperations } from './topic-operations';

/** SNS with e-mail subscriptions: topics of the template and of run time, confirmed by mail. */
export function createSns(runtime: Runtime): Service {
  const sns = new Sns(runtime);
  const operations = { ...topicOperations(sns), ...subscriptionOperations(sns) };
  return {
    signingName: 'sns',
    async handle(request: AwsRequest): Promise<AwsResponse> {
      const form = new URLSearchParams(request.body.toString('utf8'));
      const action = form.get('Action') ?? '';
      const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
      if (operation === undefined) throw unsupported('sns', action);
      return queryResponse(
        action,
        withSnsErrors(() => operation(form, request.caller)),
      );
    },
  };
}

/** SNS has a different error code for a denied call. */
function withSnsErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'AccessDeniedException') throw error;
    throw new AwsError('AuthorizationError', error.message, 403);
  }
}
