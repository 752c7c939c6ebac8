import type { Json, JsonObject, Resource, Template } from '../gateway/service';
import { asObject, asText, isObject, type RawResource, type RawTemplate } from './cloudformation';
import { declare, type Identity } from './declaration';
import { identityOf } from './identity';
import { evaluateCondition, resolve, resolveText, type Scope } from './intrinsics';
import type { Place } from './place';

/**
 * Resolves a synthesized template at a place.
 * @throws Error naming an unknown resource type, intrinsic, attribute or reference: nothing is ignored.
 */
export function loadTemplate(raw: RawTemplate, place: Place): Template {
  const present = Object.entries(raw.Resources);
  const scope = new TemplateScope(raw, place);
  const resources = present
    .filter(([, resource]) => resource.Condition === undefined || scope.condition(resource.Condition))
    .map(([logicalId, resource]) => toResource(logicalId, resource, scope));
  const outputs = Object.entries(raw.Outputs ?? {})
    .filter(([, output]) => output.Condition === undefined || scope.condition(output.Condition))
    .map(([name, output]) => [name, resolve(output.Value, scope) ?? null] as const);
  return index(resources, Object.fromEntries(outputs));
}

function toResource(logicalId: string, raw: RawResource, scope: TemplateScope): Resource {
  const identity = scope.identity(logicalId);
  const properties = asObject(resolve(raw.Properties ?? {}, scope), logicalId);
  return { logicalId, type: raw.Type, physicalId: identity.physicalId, arn: identity.arn, properties };
}

function index(resources: readonly Resource[], outputs: Readonly<Record<string, Json>>): Template {
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]));
  const byArn = new Map(resources.filter(({ arn }) => arn !== '').map((resource) => [resource.arn, resource]));
  return {
    resources,
    outputs,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    byArn: (arn) => byArn.get(arn),
    byLogicalId: (logicalId) => {
      const resource = byId.get(logicalId);
      if (!resource) throw new Error(`The template declares no ${logicalId}`);
      return resource;
    },
  };
}

class TemplateScope implements Scope {
  private readonly identities = new Map<string, Identity>();

  constructor(
    private readonly raw: RawTemplate,
    private readonly place: Place,
  ) {}

  ref(name: string): Json | undefined {
    if (name === 'AWS::NoValue') return undefined;
    const pseudo = this.pseudo(name);
    if (pseudo !== undefined) return pseudo;
    const parameter = this.raw.Parameters?.[name];
    if (!parameter) return this.identity(name).physicalId;
    if (parameter.Default === undefined) throw new Error(`The template's parameter ${name} has no default`);
    return parameter.Default;
  }

  getAtt(logicalId: string, attribute: string): Json {
    const value = this.identity(logicalId).attributes[attribute];
    if (value !== undefined) return value;
    const type = this.raw.Resources[logicalId]?.Type;
    throw new Error(`The template asks ${logicalId} (${type}) for ${attribute}, which the local runtime does not know`);
  }

  condition(name: string): boolean {
    const condition = this.raw.Conditions?.[name];
    if (condition === undefined) throw new Error(`The template has no condition ${name}`);
    return evaluateCondition(condition, this);
  }

  mapping(map: string, first: string, second: string): Json {
    const inner = (from: JsonObject, key: string) => asObject(from[key], `Mapping ${map}.${first}.${second}`);
    const value = inner(inner(this.raw.Mappings ?? {}, map), first)[second];
    if (value === undefined) throw new Error(`The template has no mapping ${map}.${first}.${second}`);
    return value;
  }

  identity(logicalId: string): Identity {
    const known = this.identities.get(logicalId);
    if (known) return known;
    const resource = this.raw.Resources[logicalId];
    if (!resource) throw new Error(`The template refers to ${logicalId}, which it does not declare`);
    const text = (property: string) => {
      const value = valueAt(resource.Properties, property);
      return value === undefined ? undefined : asText(resolveText(value, this), `${logicalId}.${property}`);
    };
    const identity = identityOf(resource.Type, declare(logicalId, text, this.place));
    this.identities.set(logicalId, identity);
    return identity;
  }

  private pseudo(name: string): string | undefined {
    const { region, accountId, stackName } = this.place;
    const values: Record<string, string> = {
      'AWS::Region': region,
      'AWS::AccountId': accountId,
      'AWS::Partition': 'aws',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
      'AWS::URLSuffix': 'amazonaws.com',
    };
    return values[name];
  }
}

function valueAt(properties: JsonObject | undefined, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), properties);
}
