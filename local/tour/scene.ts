import type { Endpoints } from '../announce';
import type { Narrator } from './narrator';

/** Where a story plays. */
export interface Scene {
  readonly narrator: Narrator;
  readonly directory: string;
  readonly endpoints: Endpoints;
}
