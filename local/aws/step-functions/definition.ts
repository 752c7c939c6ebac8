import { z } from 'zod';

/**
 * The part of the Amazon States Language this runtime runs: JSONata, no loops over items, no parallel branches. A field
 * that is not listed is an error when the template is loaded; none is ignored. https://states-language.net/
 */
const jsonata = z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression: {% … %}');
const seconds = z.union([z.number().int().min(0).max(99_999_999), jsonata]);
const errors = z.array(z.string()).min(1);
const common = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const shaping = { Output: z.unknown().optional(), Assign: z.record(z.string(), z.unknown()).optional() };

const retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: errors,
  IntervalSeconds: z.number().int().min(1).default(1),
  MaxAttempts: z.number().int().min(0).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().int().min(1).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});
const catcher = z.strictObject({ Comment: z.string().optional(), ErrorEquals: errors, Next: z.string(), ...shaping });

const flow = { Next: z.string().optional(), End: z.literal(true).optional() };
const task = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
  Arguments: z.strictObject({ FunctionName: z.string(), Payload: z.unknown().optional() }),
  TimeoutSeconds: seconds.optional(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
  ...common,
  ...shaping,
  ...flow,
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z
    .array(z.strictObject({ Comment: z.string().optional(), Condition: jsonata, Next: z.string(), ...shaping }))
    .min(1),
  Default: z.string().optional(),
  ...common,
  ...shaping,
});
const pass = z.strictObject({ Type: z.literal('Pass'), ...common, ...shaping, ...flow });
const wait = z.strictObject({ Type: z.literal('Wait'), Seconds: seconds, ...common, ...shaping, ...flow });
const succeed = z.strictObject({ Type: z.literal('Succeed'), ...common, Output: z.unknown().optional() });
const fail = z.strictObject({
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
  ...common,
});

const machine = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  TimeoutSeconds: z.number().int().min(1).optional(),
  States: z.record(z.string().max(80), z.discriminatedUnion('Type', [task, choice, pass, wait, succeed, fail])),
});

export type Machine = z.infer<typeof machine>;
export type MachineState = Machine['States'][string];
export type TaskState = z.infer<typeof task>;
export type Retrier = z.infer<typeof retrier>;
export type Catcher = z.infer<typeof catcher>;
export type Shaping = { readonly Output?: unknown; readonly Assign?: Readonly<Record<string, unknown>> | undefined };

/** @throws Error naming the first field that is wrong, unknown or points to no state. */
export function parseDefinition(text: string): Machine {
  const parsed = machine.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`State machine: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { StartAt, States } = parsed.data;
  checkTarget(States, 'StartAt', StartAt);
  for (const [name, state] of Object.entries(States)) {
    for (const target of targetsOf(state)) checkTarget(States, name, target);
    if ('End' in state || 'Next' in state || ['Task', 'Pass', 'Wait'].includes(state.Type)) checkEnd(name, state);
  }
  return parsed.data;
}

function targetsOf(state: MachineState): readonly string[] {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  if (state.Type === 'Task') return [...next, ...state.Catch.map((each) => each.Next)];
  if (state.Type !== 'Choice') return next;
  return [...state.Choices.map((each) => each.Next), ...(state.Default === undefined ? [] : [state.Default])];
}

function checkTarget(states: Machine['States'], from: string, target: string): void {
  if (!Object.hasOwn(states, target))
    throw new Error(`State machine: ${from} leads to ${target}, which does not exist`);
}

function checkEnd(name: string, state: MachineState): void {
  const [next, end] = ['Next' in state && state.Next !== undefined, 'End' in state && state.End !== undefined];
  if (next === end) throw new Error(`State machine: ${name} needs either Next or End`);
}
