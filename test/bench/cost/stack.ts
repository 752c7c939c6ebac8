import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../../../local/aws/gateway/service';
import type { RawTemplate } from '../../../local/aws/template/cloudformation';
import { loadTemplate } from '../../../local/aws/template/load';
import { placeAt } from '../../../local/aws/template/place';

/** What of the template has a price. */
export interface Stack {
  readonly functions: readonly { readonly name: string; readonly role: string; readonly memoryMb: number }[];
  /** An alarm is billed for each metric that it reads. */
  readonly alarmMetrics: number;
  /** Queues that Lambda polls. */
  readonly polledQueues: number;
  readonly schedules: readonly Schedule[];
}

export interface Schedule {
  readonly functionArn: string;
  /** Logical id of the role with which Scheduler calls. */
  readonly role: string;
  readonly input: string;
  readonly everyMinutes: number;
}

/** The template that the machine in this data directory runs. */
export function templateOf(directory: string): Template {
  const assembly = join(directory, 'cdk.out');
  const file = readdirSync(assembly).find((name) => name.endsWith('.template.json'));
  if (!file) throw new Error(`${assembly} has no template`);
  const raw = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as RawTemplate;
  return loadTemplate(raw, placeAt(4560, 'quiesce'));
}

export function stackOf(directory: string): Stack {
  const template = templateOf(directory);
  const roleNamed = (arn: unknown) => template.byArn(String(arn))?.logicalId ?? '';
  const mappings = template.ofType('AWS::Lambda::EventSourceMapping');
  return {
    functions: template.ofType('AWS::Lambda::Function').map(({ physicalId, properties }) => ({
      name: physicalId,
      role: roleNamed(properties.Role),
      memoryMb: Number(properties.MemorySize),
    })),
    alarmMetrics: template
      .ofType('AWS::CloudWatch::Alarm')
      .reduce((all, { properties }) => all + metricsIn(properties.Metrics), 0),
    polledQueues: mappings.filter(({ properties }) => String(properties.EventSourceArn).includes(':sqs:')).length,
    schedules: template.ofType('AWS::Scheduler::Schedule').map(({ properties }) => {
      const { Arn, RoleArn, Input = '{}' } = Object(properties.Target);
      return {
        functionArn: String(Arn),
        role: roleNamed(RoleArn),
        input: String(Input),
        everyMinutes: everyMinutes(String(properties.ScheduleExpression)),
      };
    }),
  };
}

/** Of metric math, the metrics are billed and the expression is not. */
function metricsIn(metrics: unknown): number {
  return Array.isArray(metrics) ? metrics.filter((metric) => Object(metric).MetricStat !== undefined).length : 1;
}

const minutes: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/** @throws Error for anything but a rate. */
function everyMinutes(expression: string): number {
  const [, count = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const every = Number(count) * (minutes[unit] ?? Number.NaN);
  if (Number.isNaN(every)) throw new Error(`Nothing is known of how often ${expression} runs`);
  return every;
}
