import { actorName } from '../../console/parts/directory/actor-name';

const people = new Map([['rita', 'Rita']]);

describe('who did something', () => {
  it.each([
    ['a person by name', { principal: 'arn:aws:iam::123456789012:user/requester', personId: 'rita' }, 'Rita'],
    ['a person who has left by id', { principal: 'oidc:https://login.example.com#7', personId: 'gone' }, 'gone'],
    [
      'a machine by id',
      { principal: 'arn:aws:iam::123456789012:user/ci', machineId: 'deploy-pipeline' },
      'deploy-pipeline',
    ],
    ['a stranger’s sign-in by its subject', { principal: 'oidc:https://login.example.com#breakglass' }, 'breakglass'],
    ['an unknown IAM user by name', { principal: 'arn:aws:iam::123456789012:user/admin' }, 'admin'],
    ['an unknown session by its name', { principal: 'arn:aws:sts::123456789012:assumed-role/ops/ben' }, 'ben'],
    ['Quiesce itself by its name', { principal: 'system:flip-window' }, 'Quiesce'],
    ['what has no end as it is', { principal: 'odd/' }, 'odd/'],
  ])('says %s', (_, actor, name) => {
    expect(actorName(actor, people, 'Quiesce')).toBe(name);
  });
});
