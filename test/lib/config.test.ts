import { join } from 'node:path';
import { brokenRule, callerForm } from '../../lambdas/domain/forms';
import { defaultPolicy } from '../../lambdas/domain/site/site-rules';
import { ConfigError, loadConfig, parseConfig } from '../../lib/config';

const distribution = { originDomainName: 'origin.example.com' };
const shop = { siteId: 'shop', hostnames: ['shop.example.com'] };
const rita = 'arn:aws:iam::123456789012:user/rita';
const ana = { personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: [] };
const parse = (settings: object) => parseConfig({ distribution, ...settings }, 'quiesce.config.json');

describe('the configuration', () => {
  it('needs no more than an origin', () => {
    expect(parse({})).toEqual({
      stackName: 'quiesce',
      distribution: { ...distribution, forwardHost: false },
      policy: {},
      nearBoundarySeconds: 120,
      edge: { armedDaysAhead: 7 },
      events: { bus: 'default' },
      webhooks: [],
      webhooksToLoopback: false,
      wildcards: false,
      announce: false,
      console: true,
      identity: {},
      contact: 'an administrator of Quiesce',
      proveFlips: true,
      logRetentionDays: 90,
      sites: [],
      people: [],
    });
  });

  it('completes a site’s policy from the standard policy, and leaves the rest to the API', () => {
    const { sites } = parse({
      policy: { approvalsRequired: 2, veto: false },
      sites: [{ ...shop, policy: { approvalsRequired: 3 } }],
    });
    expect(sites[0]?.policy).toEqual({ approvalsRequired: 3, veto: false });
  });

  it('completes a site’s rules for emergencies one by one', () => {
    const { sites } = parse({
      policy: { emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: 3600 } },
      sites: [{ ...shop, policy: { emergency: { maximumDurationSeconds: 600 } } }],
    });
    expect(sites[0]?.policy).toEqual({ emergency: { maximumDurationSeconds: 600, ratifyWithinSeconds: 3600 } });
  });

  it('takes every setting that the policy of a site has', () => {
    const { overrunSeconds, ...policy } = { ...defaultPolicy, approvers: { people: ['ana'], groups: ['ops'] } };
    const { sites } = parse({ policy: { overrunSeconds }, sites: [{ ...shop, policy }] });
    expect(sites[0]?.policy).toEqual({ ...policy, overrunSeconds });
    expect(parse({ policy: { approvers: { groups: ['ops'] } } }).policy.approvers).toEqual({
      people: [],
      groups: ['ops'],
    });
  });

  it('may put people in groups', () => {
    expect(parse({ people: [{ ...ana, groups: ['ops'] }] }).people).toEqual([
      { ...ana, approver: true, groups: ['ops'] },
    ]);
  });

  it('may let sites have wildcards, where the gate knows them', () => {
    const sites = [{ ...shop, hostnames: ['*.shop.example.com'], exemptions: ['POST /login'] }];
    expect(parse({ wildcards: true, sites })).toMatchObject({ wildcards: true, sites });
  });

  it('that ships with the project is valid', () => {
    expect(loadConfig(join(__dirname, '..', '..', 'quiesce.config.json')).stackName).toBe('quiesce');
  });
});

const arn = 'arn:aws:acm:eu-west-1:123456789012:certificate/4f1c';
const wrong: readonly (readonly [settings: object, message: string])[] = [
  [{ distribution: undefined }, 'distribution is missing.'],
  [{ distribution: {} }, 'distribution.originDomainName is missing.'],
  [
    { distribution: { originDomainName: 'https://origin' } },
    'distribution.originDomainName must be a lower-case hostname such as shop.example.com.',
  ],
  [
    { distribution: { ...distribution, alias: { domainNames: ['shop.example.com'], certificateArn: arn } } },
    'distribution.alias.certificateArn must be the ARN of a certificate in us-east-1.',
  ],
  [
    {
      distribution: { ...distribution, alias: { domainNames: [], certificateArn: arn.replace('eu-west', 'us-east') } },
    },
    'distribution.alias.domainNames must name at least one hostname.',
  ],
  [{ distribution: { ...distribution, forwardHost: 1 } }, 'distribution.forwardHost must be true or false.'],
  [{ stackName: 'Quiesce' }, 'stackName must be 1–32 of a-z, 0-9 and -, beginning with a letter.'],
  [{ stackname: 'quiesce' }, 'stackname is not a setting Quiesce knows.'],
  [{ alarmEmail: 'ops' }, 'alarmEmail must be an e-mail address such as ana@example.com.'],
  [{ nearBoundarySeconds: 901 }, 'nearBoundarySeconds must be a whole number of seconds from 60 to 900.'],
  [
    { webhooks: [{ webhookId: 'chat', url: 'http://hooks.example.com/' }] },
    'webhooks: the url of chat must begin with https.',
  ],
  [
    { webhooks: [{ webhookId: 'chat', url: 'http://127.0.0.1:8080/' }] },
    'webhooks: the url of chat must begin with https.',
  ],
  [
    { webhooksToLoopback: true, webhooks: [{ webhookId: 'chat', url: 'http://127.0.0.1.example.com/' }] },
    'webhooks: the url of chat must begin with https.',
  ],
  [
    { webhooks: [{ webhookId: 'chat', url: 'https://user:pass@hooks.example.com/' }] },
    'webhooks[0].url must be an https URL without a user name and a fragment.',
  ],
  [
    { webhooks: [{ webhookId: 'chat', url: 'https://a.example/', types: ['*'] }] },
    'webhooks[0].types[0] must be a type such as window.approved, or its beginning up to the dot.',
  ],
  [
    {
      webhooks: [
        { webhookId: 'chat', url: 'https://a.example/' },
        { webhookId: 'chat', url: 'https://b.example/' },
      ],
    },
    'webhooks.webhookId names chat twice.',
  ],
  [{ events: { bus: 'theirs' } }, 'events.bus must be default or own.'],
  [{ edge: { armedDaysAhead: 32 } }, 'edge.armedDaysAhead must be a whole number of days from 1 to 31.'],
  [{ edge: { daysAhead: 7 } }, 'edge.daysAhead is not a setting Quiesce knows.'],
  [{ nearBoundarySeconds: '120' }, 'nearBoundarySeconds must be a whole number of seconds from 60 to 900.'],
  [
    { logRetentionDays: 10 },
    'logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653.',
  ],
  [{ policy: { approvalsRequired: 0 } }, 'policy.approvalsRequired must be a whole number from 1 to 10.'],
  [{ policy: { veto: 'yes' } }, 'policy.veto must be true or false.'],
  [{ policy: { timeoutSeconds: 59 } }, 'policy.timeoutSeconds must be a whole number of seconds from 60 to 2678400.'],
  [{ policy: { lateApprovers: 1 } }, 'policy.lateApprovers must be true or false.'],
  [{ policy: { requireLogin: 'no' } }, 'policy.requireLogin must be true or false.'],
  [
    { policy: { remindBeforeSeconds: [1, 2, 3, 4, 5, 6].map((n) => n * 60) } },
    'policy.remindBeforeSeconds must have at most 5 reminders.',
  ],
  [
    { policy: { remindBeforeSeconds: [30] } },
    'policy.remindBeforeSeconds[0] must be a whole number of seconds from 60 to 2678400.',
  ],
  [
    { policy: { approvers: { people: ['Ana'] } } },
    'policy.approvers.people[0] must be 1 to 24 lower-case letters, digits or hyphens, beginning with a letter (the word constructor is reserved).',
  ],
  [
    { policy: { emergency: { maximumDurationSeconds: 86_401 } } },
    'policy.emergency.maximumDurationSeconds must be a whole number of seconds from 0 to 86400.',
  ],
  [{ policy: { overrunSeconds: -1 } }, 'policy.overrunSeconds must be a whole number of seconds from 0 to 86400.'],
  [
    { people: [{ ...ana, groups: ['Ops'] }] },
    'people[0].groups[0] must be 1 to 24 lower-case letters, digits or hyphens, beginning with a letter (the word constructor is reserved).',
  ],
  [{ policy: { timeout: 60 } }, 'policy.timeout is not a setting Quiesce knows.'],
  [{ sites: {} }, 'sites must be an array.'],
  [
    { sites: [{ ...shop, siteId: '1shop' }] },
    'sites[0].siteId must be 1 to 24 lower-case letters, digits or hyphens, beginning with a letter (the word constructor is reserved).',
  ],
  [
    { sites: [{ ...shop, hostnames: ['shop.example.com', 'shop.example.com:443'] }] },
    'sites[0].hostnames[1] must be a hostname such as shop.example.com, without scheme, port or path; only its first label may be *.',
  ],
  [{ sites: [{ ...shop, hostnames: [] }] }, 'sites[0].hostnames must name at least one hostname.'],
  [
    { sites: [{ ...shop, hostnames: Array.from({ length: 25 }, (_, index) => `h${index}.example.com`) }] },
    'sites[0].hostnames must have at most 24 hostnames.',
  ],
  [{ sites: [{ ...shop, timeZone: 'Paris' }] }, 'sites[0].timeZone must be an IANA time zone such as Europe/Paris.'],
  [
    { sites: [{ ...shop, exemptions: ['health'] }] },
    'sites[0].exemptions[0] must be a path such as /health, or a method and a path such as POST /login.',
  ],
  [
    { sites: [{ ...shop, policy: { approvalsRequired: 11 } }] },
    'sites[0].policy.approvalsRequired must be a whole number from 1 to 10.',
  ],
  [
    { sites: [{ ...shop, allowedMethods: ['get'] }] },
    'sites[0].allowedMethods[0] must be one of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE.',
  ],
  [
    { sites: [{ ...shop, corsOrigins: ['https://a.example/'] }] },
    'sites[0].corsOrigins[0] must be an origin such as https://app.example.com, without path, or *.',
  ],
  [
    { sites: [{ ...shop, bypass: { cidrs: ['office'] } }] },
    'sites[0].bypass.cidrs[0] must be a CIDR such as 203.0.113.0/24 or 2001:db8::/32.',
  ],
  [
    { wildcards: true, sites: [{ ...shop, hostnames: ['a.*.example.com'] }] },
    'sites[0].hostnames[0] must be a hostname such as shop.example.com, without scheme, port or path; only its first label may be *.',
  ],
  [
    { sites: [{ ...shop, hostnames: ['*.example.com'] }] },
    'sites.hostnames names *.example.com, which needs wildcards to be true.',
  ],
  [{ announce: 'yes' }, 'announce must be true or false.'],
  [{ sites: [shop, { ...shop, hostnames: ['b.example.com'] }] }, 'sites.siteId names shop twice.'],
  [{ sites: [shop, { ...shop, siteId: 'b' }] }, 'sites.hostnames names shop.example.com twice.'],
  [{ people: [{ ...ana, email: 'ana' }] }, 'people[0].email must be an e-mail address such as ana@example.com.'],
  [{ people: [{ ...ana, name: '' }] }, 'people[0].name must not be empty.'],
  [{ people: [{ ...ana, principals: undefined }] }, 'people[0].principals is missing.'],
  [{ people: [ana, ana] }, 'people.personId names ana twice.'],
  [
    {
      people: [
        { ...ana, principals: [rita] },
        { ...ana, personId: 'ben', principals: [rita] },
      ],
    },
    `people.principals names ${rita} twice.`,
  ],
  [{ people: [{ ...ana, principals: ['rita'] }] }, `people[0].principals[0] ${brokenRule(callerForm, 'rita')}.`],
];

it('exempts a method on a path, as the API does', () => {
  const exemptions = ['/health', 'POST /login'];
  expect(parse({ sites: [{ ...shop, exemptions }] }).sites[0]?.exemptions).toEqual(exemptions);
});

describe('a wrong configuration', () => {
  it.each(wrong)('%j is refused with a sentence that names the field', (settings, message) => {
    expect(() => parse(settings)).toThrow(new ConfigError(`quiesce.config.json: ${message}`));
  });

  it('is refused with all its wrong fields at once', () => {
    expect(() => parse({ stackName: '', nearBoundarySeconds: 1 })).toThrow(
      /stackName must .+ nearBoundarySeconds must /,
    );
  });

  it('that is not an object is refused', () => {
    expect(() => parseConfig([], 'my.json')).toThrow(new ConfigError('my.json: The file must be an object.'));
  });
});
