import type { Identify } from '../declaration';
import { named, plain, required, withArn } from './identify';

const role: Identify = (declaration) => {
  const name = declaration.name('RoleName');
  const arn = declaration.globalArn('iam', `role${declaration.text('Path') ?? '/'}${name}`);
  return withArn(name, arn, 'Arn', { RoleId: declaration.stableId(20) });
};

const managedPolicy: Identify = (declaration) => {
  const name = declaration.name('ManagedPolicyName');
  const arn = declaration.globalArn('iam', `policy${declaration.text('Path') ?? '/'}${name}`);
  return withArn(arn, arn, 'PolicyArn');
};

/** A version or an alias: the function's ARN with a qualifier. `FunctionName` may be a name or an ARN. */
function qualified(attribute: string, qualifier: (text: (property: string) => string | undefined) => string): Identify {
  return (declaration) => {
    const functionName = required(declaration, 'FunctionName').split(':').at(-1) ?? '';
    const version = qualifier(declaration.text);
    const arn = declaration.arn('lambda', `function:${functionName}:${version}`);
    return withArn(arn, arn, attribute, { Version: version });
  };
}

const stateMachine: Identify = (declaration) => {
  const name = declaration.name('StateMachineName');
  const arn = declaration.arn('states', `stateMachine:${name}`);
  return withArn(arn, arn, 'Arn', { Name: name });
};

const schedule: Identify = (declaration) => {
  const name = declaration.name('Name');
  const group = declaration.text('GroupName') ?? 'default';
  return withArn(name, declaration.arn('scheduler', `schedule/${group}/${name}`), 'Arn');
};

const rule: Identify = (declaration) => {
  const bus = declaration.text('EventBusName')?.split('/').at(-1) ?? 'default';
  const name = declaration.name('Name');
  const arn = declaration.arn('events', `rule/${bus === 'default' ? '' : `${bus}/`}${name}`);
  return withArn(name, arn, 'Arn');
};

export const computeIdentities: Readonly<Record<string, Identify>> = {
  'AWS::Events::EventBus': named('events', 'event-bus/', 'Name'),
  'AWS::Events::Rule': rule,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': plain,
  'AWS::IAM::Role': role,
  'AWS::Lambda::Alias': qualified('AliasArn', (text) => text('Name') ?? ''),
  'AWS::Lambda::EventInvokeConfig': plain,
  'AWS::Lambda::EventSourceMapping': plain,
  'AWS::Lambda::Function': named('lambda', 'function:', 'FunctionName'),
  'AWS::Lambda::LayerVersion': plain,
  'AWS::Lambda::Permission': plain,
  'AWS::Lambda::Version': qualified('FunctionArn', () => '1'),
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Scheduler::ScheduleGroup': named('scheduler', 'schedule-group/', 'Name'),
  'AWS::StepFunctions::StateMachine': stateMachine,
};
