/** Follows the writes of all maps until they are committed. Commits are in the order of the writes. */
export class Commits {
  #last: Promise<unknown> | undefined;
  #failure: { readonly error: unknown } | undefined;

  /**
   * @param assertWritable throws when nothing more can be accepted
   * @param onFailed is told of every write that fails
   */
  constructor(
    private readonly assertWritable: () => void,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** @returns when the write is committed or has failed. @throws Error at once when nothing more can be accepted */
  follow(write: () => Promise<unknown>): Promise<void> {
    try {
      this.assertWritable();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    const done = write().then(
      () => undefined,
      (error: unknown) => this.#fail(error),
    );
    this.#last = done;
    return done.then(() => {
      if (this.#last === done) this.#last = undefined;
    });
  }

  /** Waits until everything written so far is committed. @throws Error when a write has failed */
  async stored(): Promise<void> {
    await this.#last;
    if (this.#failure) throw this.#failure.error;
  }

  #fail(error: unknown): void {
    this.#failure = { error };
    this.onFailed(error);
  }
}
