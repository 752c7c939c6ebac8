import type { Fact, Said } from '../../lambdas/describe/facts';
import type { Plan } from '../../lambdas/domain/window/window';

/** 2026-11-22T12:00:00Z */
export const now = 1_795_348_800;
export const hour = 3600;
export const nobody = { people: [], machines: [], version: 0 };

export const plan: Plan = {
  mode: 'full',
  startsAt: now + hour,
  endsAt: now + 2 * hour,
  hostnames: ['shop.example'],
  paths: [],
  exemptions: [],
};

export const factOf = (facts: readonly Fact[], label: string): Said | undefined =>
  facts.find((fact) => fact.label === label)?.value;

/** The words of it, whatever they are. */
export const words = (said: Said | undefined): string | undefined =>
  said?.map((piece) => (typeof piece === 'string' ? piece : Object.values(piece)[0])).join('');
