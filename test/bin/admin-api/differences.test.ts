import { differences, differenceText } from '../../../bin/admin-api/differences';

const site = {
  siteId: 'shop',
  hostnames: ['www.shop.io', 'shop.io'],
  timeZone: 'UTC',
  policy: { approvalsRequired: 1, veto: true, approvers: { people: ['ana'], groups: [] } },
  bypass: { cidrs: ['203.0.113.0/24'], linkKeys: 1, header: false },
  version: 4,
};

describe('what differs between the configuration and what exists', () => {
  it('is nothing where all that is wanted is there, in any order and with more beside it', () => {
    const wanted = {
      siteId: 'shop',
      hostnames: ['Shop.io', 'www.shop.io'],
      policy: { approvers: { groups: [], people: ['ana'] }, veto: true },
      bypass: { cidrs: ['203.0.113.0/24'] },
    };
    expect(differences(wanted, site)).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ hostnames: ['shop.io'] }, ['hostnames']],
    [{ hostnames: ['shop.io', 'www.shop.io', 'm.shop.io'] }, ['hostnames']],
    [{ timeZone: 'Europe/Paris', policy: { veto: false } }, ['timeZone', 'policy.veto']],
    [{ policy: { approvers: { people: ['ben'], groups: [] } } }, ['policy.approvers.people']],
    [{ policy: { emergency: { maximumDurationSeconds: 0 } } }, ['policy.emergency.maximumDurationSeconds']],
    [{ bypass: { cidrs: [] } }, ['bypass.cidrs']],
    [{ policy: { approvalsRequired: '1' } }, ['policy.approvalsRequired']],
  ])('is named: %j', (wanted, names) => {
    expect(differences(wanted, site).map(({ path }) => path)).toEqual(names);
  });

  it('is not the spelling, where the API has one of its own', () => {
    expect(differences({ principals: ['arn:A'] }, { principals: ['arn:a'] })).toHaveLength(1);
    expect(differences({ corsOrigins: ['https://App.io'] }, { corsOrigins: ['https://app.io'] })).toEqual([]);
    const cidrs = (...list: string[]) => ({ bypass: { cidrs: list } });
    expect(differences(cidrs('2001:DB8:0::/32', '192.0.2.1'), cidrs('192.0.2.1/32', '2001:db8::/32'))).toEqual([]);
    expect(differences(cidrs('192.0.2.1/24'), cidrs('192.0.2.0/24'))).toHaveLength(1);
    expect(differences({ name: 'Ana ' }, { name: 'Ana' })).toEqual([]);
  });

  it('is told as what exists and what is wanted, in a line of its own', () => {
    const told = (wanted: object) => differences(wanted, site).map(differenceText);
    expect(told({ policy: { veto: false, overrunSeconds: 900 } })).toEqual([
      'policy.veto: true → false',
      'policy.overrunSeconds: nothing → 900',
    ]);
    expect(told({ hostnames: ['shop.io'] })).toEqual(['hostnames: ["www.shop.io","shop.io"] → ["shop.io"]']);
    const logo = `data:image/png;base64,${'A'.repeat(9000)}`;
    expect(told({ branding: { logo } })[0]).toHaveLength('branding.logo: nothing → '.length + 120);
  });
});
