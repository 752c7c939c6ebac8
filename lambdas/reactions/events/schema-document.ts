import * as z from 'zod/mini';
import { moves } from '../../domain/audit/move';
import { eventVersion, proposalFacts, schemaOf, windowFacts } from './event-schema';

type Json = Readonly<Record<string, unknown>>;

const registry = z.registry<{ id: string }>();
registry.add(windowFacts, { id: 'window' });
registry.add(proposalFacts, { id: 'proposal' });
for (const move of moves) registry.add(schemaOf(move), { id: move });

const refTo = (name: string): string => `#/$defs/${name}`;

/** The schemas of all events as one JSON Schema: `$defs` has the schema of each detail by its detail-type. */
export function eventSchemas(): Json {
  // `input`: new members may be added, so the schemas must not forbid them. `date-time` says what its pattern repeats.
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: refTo,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  const definitions = Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Events of Quiesce',
    description: `The detail of every event of the source quiesce, version ${eventVersion}, by detail-type.`,
    oneOf: moves.map((move) => ({ $ref: refTo(move) })),
    $defs: Object.fromEntries(definitions),
  };
}
