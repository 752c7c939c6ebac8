import { attemptsInAll } from '../../lambdas/reactions/webhooks/retries';
import { permissions } from './permissions';
import { spoken, synthesize } from './synthesize';

const url = 'https://hooks.example.com/quiesce';
const template = synthesize({
  events: { bus: 'own' },
  webhooks: [
    { webhookId: 'chat', url, types: ['window.approved', 'emergency.'], siteIds: ['shop'] },
    { webhookId: 'ops', url },
  ],
});
const all = (type: string, from = template) =>
  Object.values(from.findResources(type)).map(({ Properties }) => Properties);

/** Without the one of public notices. */
const rulesOf = (from: typeof template) =>
  all('AWS::Events::Rule', from).filter(({ Targets }) => spoken(Targets[0].Arn) !== 'NoticesPublicNotices');

describe('webhooks', () => {
  it('hear what they are configured for, of this stack', () => {
    const rules = rulesOf(template).map(({ EventPattern, Targets, EventBusName }) => ({
      EventPattern,
      bus: spoken(EventBusName),
      to: Targets.map(({ Arn }: { Arn: unknown }) => spoken(Arn)),
    }));
    expect(rules).toEqual([
      {
        bus: 'EventsBus',
        EventPattern: {
          source: ['quiesce'],
          'detail-type': ['window.approved', { prefix: 'emergency.' }],
          detail: { stack: ['quiesce'], siteId: ['shop'] },
        },
        to: ['WebhookschatQueue'],
      },
      {
        bus: 'EventsBus',
        EventPattern: { source: ['quiesce'], detail: { stack: ['quiesce'] } },
        to: ['WebhooksopsQueue'],
      },
    ]);
  });

  it('have a queue each, read one message at a time by two copies at most, which ends with the dead letters', () => {
    const queues = all('AWS::SQS::Queue').filter(
      ({ RedrivePolicy }) => RedrivePolicy?.maxReceiveCount === attemptsInAll,
    );
    expect(queues).toHaveLength(2);
    for (const { RedrivePolicy } of queues) {
      expect(spoken(RedrivePolicy.deadLetterTargetArn)).toBe('WebhooksUndelivered');
    }
    const mappings = all('AWS::Lambda::EventSourceMapping').filter(
      ({ FunctionName }) => spoken(FunctionName) === 'WebhooksDeliverWebhook',
    );
    expect(mappings.map(({ EventSourceArn }) => spoken(EventSourceArn))).toEqual([
      'WebhookschatQueue',
      'WebhooksopsQueue',
    ]);
    for (const mapping of mappings)
      expect(mapping).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
  });

  it('have a secret each, which is generated, base64 of 33 bytes, and in no environment', () => {
    expect(all('AWS::SecretsManager::Secret').map(({ GenerateSecretString }) => GenerateSecretString)).toEqual([
      { PasswordLength: 44, ExcludePunctuation: true },
      { PasswordLength: 44, ExcludePunctuation: true },
    ]);
    const [deliver] = all('AWS::Lambda::Function').filter(
      ({ Description }) => Description === 'Quiesce deliver-webhook',
    );
    expect(deliver?.Environment.Variables).toMatchObject({ WEBHOOKS_TO_LOOPBACK: 'false' });
    expect(JSON.stringify(deliver?.Environment)).not.toContain('SecretString');
  });

  it('are delivered by a role that may use their queues, read their secrets and write their log, and nothing else', () => {
    const uses = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'];
    const granted = permissions(template).get('WebhooksDeliverWebhookRole') ?? [];
    const own = granted.filter((grant) => !/^(logs|xray):/.test(grant));
    expect([...own].sort()).toEqual(
      [
        'dynamodb:PutItem on DataControl if dynamodb:LeadingKeys is WEBHOOK#*',
        ...['chat', 'ops'].flatMap((id) => [
          ...uses.map((use) => `sqs:${use} on Webhooks${id}Queue`),
          `secretsmanager:GetSecretValue on Webhooks${id}Secret`,
        ]),
        'sqs:SendMessage on UndeliveredChanges',
      ].sort(),
    );
  });

  it('cost nothing where there are none', () => {
    const none = synthesize();
    expect(all('AWS::SecretsManager::Secret', none)).toEqual([]);
    expect(rulesOf(none)).toEqual([]);
    expect(all('AWS::Lambda::Function', none).map(({ Description }) => Description)).not.toContain(
      'Quiesce deliver-webhook',
    );
  });
});
