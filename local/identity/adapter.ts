import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { State, StateMap } from '../aws/gateway/service';

interface Kept {
  readonly payload: AdapterPayload;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

/** Keeps sessions, grants and tokens, so that a restart of the machine signs nobody out. */
export class KeptAdapter implements Adapter {
  private readonly map: StateMap<Kept>;

  constructor(
    model: string,
    private readonly state: State,
  ) {
    this.map = state.map(`oidc.${model}`);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const expires = expiresIn === undefined ? {} : { expiresAt: Date.now() + expiresIn * 1000 };
    await this.write(() => this.map.put(id, { payload, ...expires }));
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const kept = this.map.get(id);
    if (kept?.expiresAt === undefined || kept.expiresAt > Date.now()) return kept?.payload;
    this.map.delete(id);
    return undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findBy('userCode', userCode);
  }

  async consume(id: string): Promise<void> {
    const kept = this.map.get(id);
    const consumed = Math.floor(Date.now() / 1000);
    if (kept) await this.write(() => this.map.put(id, { ...kept, payload: { ...kept.payload, consumed } }));
  }

  async destroy(id: string): Promise<void> {
    await this.write(() => this.map.delete(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const granted = this.map.entries().filter(([, { payload }]) => payload.grantId === grantId);
    await this.write(() => {
      for (const [id] of granted) this.map.delete(id);
    });
  }

  private async findBy(member: 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> {
    const found = this.map.entries().find(([, { payload }]) => payload[member] === value);
    return found && this.find(found[0]);
  }

  private async write(change: () => void): Promise<void> {
    change();
    await this.state.stored();
  }
}

/** Removes what has expired; called at each start, as nobody asks for most of it again. */
export function removeExpired(state: State, models: readonly string[]): void {
  for (const model of models) {
    const map = state.map<Kept>(`oidc.${model}`);
    for (const [id, { expiresAt = Number.POSITIVE_INFINITY }] of map.entries()) {
      if (expiresAt <= Date.now()) map.delete(id);
    }
  }
}
