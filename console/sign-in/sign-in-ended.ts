/** The person has to sign in again. */
export class SignInEnded extends Error {
  override readonly name = 'SignInEnded';
}
