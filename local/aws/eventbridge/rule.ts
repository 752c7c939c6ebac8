import { z } from 'zod';
import type { JsonObject, Template } from '../gateway/service';
import { asObject } from '../template/cloudformation';
import { matchesPattern } from '../wire/pattern';

const targetSchema = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  /** Accepted and not used: a local delivery that is refused once would be refused again. */
  RetryPolicy: z.object({}).optional(),
});
const propertiesSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  EventBusName: z.string().default('default'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventPattern: z.record(z.string(), z.json()),
  Targets: z.array(targetSchema).default([]),
});

export type Target = z.output<typeof targetSchema>;

/** A rule of the template. */
export interface Rule {
  readonly arn: string;
  /** Name of its bus. */
  readonly bus: string;
  readonly targets: readonly Target[];
  accepts(event: JsonObject): boolean;
}

/** @throws ZodError when a rule uses what the local service cannot do: schedules, transformers, other targets' parameters. */
export function rulesOf(template: Template): readonly Rule[] {
  return template.ofType('AWS::Events::Rule').map(({ arn, logicalId, properties }) => {
    const { EventBusName, State, EventPattern, Targets } = propertiesSchema.parse(properties);
    const pattern = asObject(EventPattern, `${logicalId}.EventPattern`);
    return {
      arn,
      bus: nameOf(EventBusName),
      targets: Targets,
      accepts: (event) => State === 'ENABLED' && matchesPattern(pattern, event),
    };
  });
}

/** A bus may be given by its name or its ARN. */
export const nameOf = (bus: string): string => bus.split('/').at(-1) ?? bus;
