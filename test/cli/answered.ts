import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';

/** For a test file: an API that gives prepared answers, and what it was asked for. */
export class Answered {
  asked: string[] = [];
  /** By method and path; `{}` for all others. */
  answers: Record<string, object> = {};
  readonly #fake = new FakeAdminApi();
  readonly #keys = useKeys();
  #url = '';

  constructor() {
    beforeAll(async () => {
      this.#url = await this.#fake.listen();
    });
    afterAll(() => this.#fake.close());
    beforeEach(() => {
      this.asked = [];
      this.answers = {};
    });
    this.#fake.interfere = (key) => {
      this.asked.push(key);
      return [200, this.answers[key] ?? {}];
    };
  }

  async run(...argv: readonly string[]) {
    const io = fakeIo({ env: { ...this.#keys, QUIESCE_API: this.#url } });
    return { exitCode: await main(argv, io), out: io.stdout.text, err: io.stderr.text };
  }
}
