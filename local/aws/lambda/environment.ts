import type { AccessKey } from '../iam/access-keys';
import type { FunctionDefinition } from './definition';

/**
 * The whole environment of a function: the template's variables, what Lambda adds, and the loopback endpoint. It
 * contains nothing of this computer's environment or AWS configuration.
 */
export function environmentFor(
  definition: FunctionDefinition,
  key: AccessKey,
  place: { readonly region: string; readonly gateway: string },
): Record<string, string> {
  return {
    ...definition.environment,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memory),
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ACCESS_KEY_ID: key.id,
    AWS_SECRET_ACCESS_KEY: key.secret,
    AWS_ENDPOINT_URL: place.gateway,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    TZ: 'UTC',
    // The SDK would warn about the end of Node.js 20 in every worker's log; Lambda runs 24.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
