import type { Json, Template } from '../gateway/service';
import { asObject, asText } from '../template/cloudformation';

/** How Lambda treats asynchronous invocations of one function. */
export interface InvokeConfig {
  readonly maximumRetries: number;
  readonly maximumAgeMs: number;
  /** ARN of a queue, topic or function that gets exhausted invocations. */
  readonly onFailure?: string;
}

/**
 * Reads the function's `AWS::Lambda::EventInvokeConfig`; defaults as in Lambda: two retries, six hours.
 * @throws Error when the template asks for an on-success destination: the runtime has none.
 */
export function invokeConfigOf(functionArn: string, template: Template): InvokeConfig {
  const name = functionArn.split(':')[6];
  const config = template.ofType('AWS::Lambda::EventInvokeConfig').find(({ logicalId, properties }) => {
    const target = asText(properties.FunctionName, `${logicalId}.FunctionName`);
    return target === name || target === functionArn;
  });
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = config?.properties ?? {};
  const onFailure = onFailureOf(DestinationConfig) ?? deadLetterOf(functionArn, template);
  return {
    maximumRetries: Number(MaximumRetryAttempts ?? 2),
    maximumAgeMs: Number(MaximumEventAgeInSeconds ?? 21_600) * 1000,
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

/** @throws Error on a destination other than OnFailure. */
export function onFailureOf(destinations: Json | undefined): string | undefined {
  if (destinations === undefined) return undefined;
  const { OnFailure, ...others } = asObject(destinations, 'DestinationConfig');
  const [unknown] = Object.keys(others);
  if (unknown) throw new Error(`The local runtime does not know the destination ${unknown}`);
  return OnFailure === undefined ? undefined : asText(asObject(OnFailure, 'OnFailure').Destination, 'OnFailure');
}

function deadLetterOf(functionArn: string, template: Template): string | undefined {
  const config = template.byArn(functionArn)?.properties.DeadLetterConfig;
  return config === undefined ? undefined : asText(asObject(config, 'DeadLetterConfig').TargetArn, 'TargetArn');
}
