import { moves } from '../../lambdas/domain/audit/move';
import { matchesPattern } from '../../local/aws/wire/pattern';
import { spoken, synthesize } from './synthesize';

const rules = Object.values(synthesize().findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
const rule = rules.find(({ Targets }) => spoken(Targets[0].Arn) === 'NoticesPublicNotices');
const event = (move: string, detail: Record<string, boolean | string> = {}) => ({
  source: 'quiesce',
  'detail-type': move,
  detail: { stack: 'quiesce', ...detail },
});
const heard = (detail?: Record<string, boolean | string>) =>
  moves.filter((move) => matchesPattern(rule?.EventPattern, event(move, detail)));

const ofWindows = [
  'window.edited',
  'window.approved',
  'window.cancelled',
  'window.amended',
  'window.extended',
  'window.started',
  'window.ended',
  'emergency.started',
  'template.used',
];
const ofSites = ['site.created', 'site.changed', 'site.deleted'];

describe('the function of public notices', () => {
  it('hears of windows of sites that tell the public, and of sites', () => {
    expect(heard({ tellsPublic: true })).toEqual([...ofWindows, ...ofSites]);
  });

  it('is not called for windows of sites that tell it nothing', () => {
    expect(heard({ tellsPublic: false })).toEqual([]);
  });

  it('hears what does not say it: events of an earlier release, and of a site that is gone', () => {
    expect(heard()).toEqual([...ofWindows, ...ofSites]);
  });

  it('hears nothing of another stack', () => {
    expect(heard({ tellsPublic: true, stack: 'other' })).toEqual([]);
  });
});
