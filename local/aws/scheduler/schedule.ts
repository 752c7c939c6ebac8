import { z } from 'zod';

const nameSchema = z.string().regex(/^[0-9a-zA-Z-_.]{1,64}$/, 'must be 1 to 64 of [0-9a-zA-Z-_.]');

const targetSchema = z.strictObject({
  Arn: z.string().regex(/^arn:aws:lambda:[^:]+:\d+:function:[^:]+$/, 'the local Scheduler invokes functions only'),
  RoleArn: z.string().startsWith('arn:aws:iam::'),
  Input: z.string().max(262_144).optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().startsWith('arn:aws:sqs:') }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.number().int().min(60).max(86_400).default(86_400),
      MaximumRetryAttempts: z.number().int().min(0).max(185).default(185),
    })
    .default({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }),
});

/** A schedule as CreateSchedule, UpdateSchedule and the template declare it; what is not listed is refused. */
export const definitionSchema = z.strictObject({
  Name: nameSchema,
  GroupName: nameSchema.default('default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.literal('UTC', 'the local Scheduler knows UTC only').default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  Target: targetSchema,
});
export type Definition = z.infer<typeof definitionSchema>;

/** A schedule as stored; instants in epoch milliseconds. */
export interface Schedule {
  readonly definition: Definition;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** When it fires next; absent when disabled or over. */
  readonly dueAt?: number;
  /** Declared by the template, so it is removed when the template no longer has it. */
  readonly declared: boolean;
  /** Makes a repeated CreateSchedule harmless. */
  readonly clientToken?: string;
}
