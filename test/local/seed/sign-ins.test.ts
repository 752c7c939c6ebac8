import { admitSignIns, withSignIn } from '../../../local/seed/sign-ins';
import { clientOf, FakeAdminApi } from '../../bin/admin-api/fake-admin-api';

const issuer = 'http://localhost:4564';
const arn = 'arn:aws:iam::123456789012:user/approver-ana';
const ana = { personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: [arn], approver: true };

let fake: FakeAdminApi;
let url: string;
beforeEach(async () => {
  fake = new FakeAdminApi();
  url = await fake.listen();
});
afterEach(() => fake.close());

/** What becomes of Ana's principals at a start. */
async function started(standing: readonly string[]): Promise<unknown> {
  fake.people.set('ana', { ...ana, principals: standing });
  await admitSignIns([ana], { api: clientOf(url), issuer });
  return fake.people.get('ana')?.principals;
}

describe('a person whom an earlier start put into the directory', () => {
  it('can sign in from then on', async () => {
    expect(await started([arn])).toEqual([arn, `oidc:${issuer}#ana`]);
  });

  it('can sign in at the port of today, and not at that of last time', async () => {
    expect(await started([arn, 'oidc:http://localhost:4999#ana'])).toEqual([arn, `oidc:${issuer}#ana`]);
  });

  it('stays as somebody left them', async () => {
    expect(await started(['arn:aws:iam::123456789012:user/other'])).toEqual(['arn:aws:iam::123456789012:user/other']);
    expect(fake.writes).toEqual([]);
  });
});

it('subjects of another provider are not guessed', () => {
  expect(withSignIn(ana, 'https://login.example.com').principals).toEqual([arn]);
});
