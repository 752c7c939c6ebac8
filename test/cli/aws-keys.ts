/** Keys for the AWS chain, which reads the environment of the process, until the tests of this file are over. */
export function useKeys() {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };
  const before = { ...process.env };
  beforeAll(() => {
    Object.assign(process.env, keys);
    delete process.env.AWS_PROFILE;
  });
  afterAll(() => {
    process.env = before;
  });
  return keys;
}
