import type { Declaration, Identify, Identity } from '../declaration';

/** A resource whose `Ref` is its name, with the ARN `{service}:…:{kind}{name}`. */
export function named(service: string, kind: string, property: string, attribute = 'Arn'): Identify {
  return (declaration) => {
    const name = declaration.name(property);
    return withArn(name, declaration.arn(service, `${kind}${name}`), attribute);
  };
}

/** A resource of which only the id is used. */
export const plain: Identify = (declaration) => ({
  physicalId: `${declaration.place.stackName}-${declaration.logicalId}`,
  arn: '',
  attributes: {},
});

/** A resource known by a generated id, which `Ref` and the attribute give. */
export function generated(attribute: string, length = 10): Identify {
  return (declaration) => {
    const id = declaration.stableId(length);
    return { physicalId: id, arn: '', attributes: { [attribute]: id } };
  };
}

export function withArn(
  physicalId: string,
  arn: string,
  attribute: string,
  more: Record<string, string> = {},
): Identity {
  return { physicalId, arn, attributes: { [attribute]: arn, ...more } };
}

/** A property the type cannot do without. */
export function required(declaration: Declaration, property: string): string {
  const value = declaration.text(property);
  if (value === undefined) throw new Error(`${declaration.logicalId} has no ${property}`);
  return value;
}
