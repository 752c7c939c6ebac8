import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';

export const optionalInstant = (at: EpochSeconds | undefined): string | undefined =>
  at === undefined ? undefined : instantText(at);
