import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { makeApp, type Settings } from './synthesize';

const alias = {
  domainNames: ['shop.example.com'],
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/4f1c',
};

function findings(app: App): unknown[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Validation failed')) throw error;
  }
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations);
}

describe('the stack', () => {
  const settings: readonly Settings[] = [
    {},
    { alarmEmail: 'ops@example.com', distribution: { originDomainName: 'origin.example.com', alias } },
  ];

  it.each(settings)('with %j passes AwsSolutions and the built-in checks', (one) => {
    expect(findings(makeApp(one).app)).toEqual([]);
  });

  it('is refused when a circle of references is put into it', () => {
    const { app, stack } = makeApp();
    const queue = (name: string) => new CfnResource(stack, name, { type: 'AWS::SQS::Queue' });
    const [first, second] = [queue('First'), queue('Second')];
    first.addPropertyOverride('QueueName', { 'Fn::GetAtt': ['Second', 'QueueName'] });
    second.addPropertyOverride('QueueName', { 'Fn::GetAtt': ['First', 'QueueName'] });
    expect(() => app.synth()).toThrow();
  });
});
