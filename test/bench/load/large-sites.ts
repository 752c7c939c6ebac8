const words = ['shop', 'checkout', 'account', 'search', 'media', 'partner', 'billing', 'returns'];
const regions = ['eu', 'us', 'ap', 'sa'];
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Sao_Paulo'];
const longNames = [
  'Customer portal for returns and repairs, wholesale North',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  'بوابة العملاء للمنطقة الشمالية',
  '北部卸売部門のお客様向け返品・交換・修理受付サイト',
];
const DAY = 86_400;

/** The settings of a site: every fifth has a long name, every seventh a group that approves, every eleventh many hostnames. */
export function largeSite(index: number) {
  const number = String(index).padStart(4, '0');
  const word = words[index % words.length];
  const region = index % regions.length;
  const siteId =
    index % 9 === 0
      ? `${word}-${regions[region]}-the-long-${number}`.slice(-24)
      : `${word}-${regions[region]}-${number}`;
  const hosts = index % 11 === 0 ? ['', 'www-', 'api-', 'static-', 'images-'] : [''];
  const name = index % 5 === 0 ? longNames[(index / 5) % longNames.length] : `${capital(word)} ${number}`;
  return {
    siteId,
    hostnames: hosts.map((host) => `${host}${siteId}.localhost`),
    timeZone: zones[region],
    branding: { ...(name !== undefined && { name }) },
    policy: {
      approvalsRequired: 1,
      leadTimeSeconds: 0,
      timeoutSeconds: 30 * DAY,
      maximumDurationSeconds: 10 * DAY,
      emergency: { maximumDurationSeconds: DAY, ratifyWithinSeconds: 14 * DAY },
      ...(index % 7 === 0 && { approvers: { people: [], groups: ['payments'] } }),
    },
  };
}

const capital = (word = '') => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
