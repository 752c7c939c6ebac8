import { CfnResource, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { makeApp, type Settings } from './synthesize';

const alias = {
  domainNames: ['shop.example.com'],
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/4f1c',
};

/** Nine functions under two dozen rules: half a minute on a busy machine. */
jest.setTimeout(60_000);

describe('the stack', () => {
  const settings: readonly Settings[] = [
    {},
    {
      alarmEmail: 'ops@example.com',
      events: { bus: 'own' },
      webhooks: [{ webhookId: 'chat', url: 'https://hooks.example.com/' }],
      auditArchive: { retentionDays: 365 },
      distribution: { originDomainName: 'origin.example.com', alias },
    },
  ];

  it.each(settings)('with %j passes AwsSolutions and the built-in checks', (one) => {
    const { app } = makeApp(one);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('is refused when a circle of references is put into it', () => {
    const { app, stack } = makeApp();
    const queue = (name: string) => new CfnResource(stack, name, { type: 'AWS::SQS::Queue' });
    const [first, second] = [queue('First'), queue('Second')];
    first.addPropertyOverride('QueueName', { 'Fn::GetAtt': ['Second', 'QueueName'] });
    second.addPropertyOverride('QueueName', { 'Fn::GetAtt': ['First', 'QueueName'] });
    expect(() => app.synth()).toThrow('Circular dependency with [First -> Second -> First]');
  });
});
