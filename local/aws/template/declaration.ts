import { createHash } from 'node:crypto';
import type { Place } from './place';

/** How other resources refer to a resource: `Ref`, its ARN and its `Fn::GetAtt` attributes. */
export interface Identity {
  readonly physicalId: string;
  /** Empty for types without one. */
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Declaration {
  readonly logicalId: string;
  /** The given name if the template sets the property, else `{stack}-{logicalId}`; at most 64 characters, as AWS caps most. */
  name(property: string): string;
  /** A property as text, if set; `Outer.Inner` for one of an object. */
  text(property: string): string | undefined;
  /** `arn:aws:{service}:{region}:{account}:{rest}` */
  arn(service: string, rest: string): string;
  /** The same without a region, for global services. */
  globalArn(service: string, rest: string): string;
  /** Letters and digits that depend only on the logical id. */
  stableId(length: number): string;
  readonly place: Place;
}

export type Identify = (declaration: Declaration) => Identity;

export function declare(logicalId: string, text: Declaration['text'], place: Place): Declaration {
  return {
    logicalId,
    text,
    place,
    name: (property) => text(property) ?? `${place.stackName}-${logicalId}`.slice(0, 64),
    arn: (service, rest) => `arn:aws:${service}:${place.region}:${place.accountId}:${rest}`,
    globalArn: (service, rest) => `arn:aws:${service}::${place.accountId}:${rest}`,
    stableId: (length) => createHash('sha256').update(logicalId).digest('hex').slice(0, length),
  };
}
