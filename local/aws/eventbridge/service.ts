import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Caller, type JsonObject, type Runtime, type Service } from '../gateway/service';
import { dispatchJson, type Operation, parse } from '../wire/operations';
import { deliver } from './deliver';
import { nameOf, type Rule, rulesOf } from './rule';

const entrySchema = z.object({
  EventBusName: z.string().default('default'),
  Source: z.string().default(''),
  DetailType: z.string().default(''),
  Detail: z.string().default(''),
  Resources: z.array(z.string()).default([]),
  /** Epoch seconds. */
  Time: z.number().optional(),
});
const putSchema = z.object({ Entries: z.array(entrySchema) });
type Entry = z.output<typeof entrySchema>;

/** EventBridge for the buses and the rules of the template; the default bus is always there. */
export function createEventBridge(runtime: Runtime): Service {
  const rules = rulesOf(runtime.template);
  const operations: Record<string, Operation> = {
    PutEvents: (body, { caller }) => {
      const { Entries } = parse(putSchema, body);
      for (const entry of Entries) authorize(runtime, caller, entry);
      const results = Entries.map((entry) => put(runtime, rules, entry));
      return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
    },
  };
  return { signingName: 'events', handle: (request) => dispatchJson(operations, request) };
}

const arnOf = ({ region, accountId }: Runtime, bus: string) => `arn:aws:events:${region}:${accountId}:event-bus/${bus}`;

function authorize(runtime: Runtime, caller: Caller, { EventBusName }: Entry): void {
  runtime.authorize(caller, 'events:PutEvents', arnOf(runtime, nameOf(EventBusName)));
}

type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** One entry may fail and the others not. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
function put(runtime: Runtime, rules: readonly Rule[], entry: Entry): Result {
  const bus = nameOf(entry.EventBusName);
  if (!exists(runtime, bus)) return refused('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
  const missing = (['Source', 'DetailType', 'Detail'] as const).find((member) => entry[member] === '');
  if (missing)
    return refused('InvalidArgument', `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`);
  const detail = objectIn(entry.Detail);
  if (!detail) return refused('MalformedDetail', 'Detail is malformed.');
  const id = randomUUID();
  const event = eventOf(runtime, id, entry, detail);
  // Each 64 KB of an event are billed as one. https://aws.amazon.com/eventbridge/pricing/
  runtime.count('events', 'Published', bus, Math.ceil(Buffer.byteLength(JSON.stringify(event)) / 65_536));
  for (const rule of rules.filter((each) => each.bus === bus && each.accepts(event))) {
    for (const target of rule.targets) deliver(runtime, rule, target, event);
  }
  return { EventId: id };
}

const exists = ({ template }: Runtime, bus: string): boolean =>
  bus === 'default' || template.ofType('AWS::Events::EventBus').some(({ physicalId }) => physicalId === bus);

const refused = (ErrorCode: string, ErrorMessage: string): Result => ({ ErrorCode, ErrorMessage });

function eventOf(runtime: Runtime, id: string, entry: Entry, detail: JsonObject): JsonObject {
  const at = entry.Time === undefined ? runtime.clock() : entry.Time * 1000;
  return {
    version: '0',
    id,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: runtime.accountId,
    time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region: runtime.region,
    resources: entry.Resources,
    detail,
  };
}

function objectIn(text: string): JsonObject | undefined {
  try {
    return parse(z.record(z.string(), z.json()), JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof AwsError) return undefined;
    throw error;
  }
}
