import type { Declaration, Identify, Identity } from './declaration';
import { apiIdentities } from './identities/api';
import { computeIdentities } from './identities/compute';
import { dataIdentities } from './identities/data';
import { edgeIdentities } from './identities/edge';
import { observationIdentities } from './identities/observation';
import { peopleIdentities } from './identities/people';

const identities: Readonly<Record<string, Identify>> = {
  ...apiIdentities,
  ...computeIdentities,
  ...dataIdentities,
  ...edgeIdentities,
  ...observationIdentities,
  ...peopleIdentities,
};

/** @throws Error naming a resource type that the local runtime does not know. */
export function identityOf(type: string, declaration: Declaration): Identity {
  const identify = identities[type];
  if (!identify) {
    throw new Error(`${declaration.logicalId} is of type ${type}, which the local runtime does not know`);
  }
  return identify(declaration);
}
