import type { Identify } from '../declaration';
import { named, plain, withArn } from './identify';

const logGroup: Identify = (declaration) => {
  const name = declaration.name('LogGroupName');
  return withArn(name, declaration.arn('logs', `log-group:${name}:*`), 'Arn');
};

/** Nothing runs locally for these, but other resources refer to them. */
export const observationIdentities: Readonly<Record<string, Identify>> = {
  'AWS::CloudWatch::Alarm': named('cloudwatch', 'alarm:', 'AlarmName'),
  'AWS::CloudWatch::CompositeAlarm': named('cloudwatch', 'alarm:', 'AlarmName'),
  'AWS::CloudWatch::Dashboard': plain,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::MetricFilter': plain,
};
