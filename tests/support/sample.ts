/** Makes a body or query that a route's schema accepts, ids taken from a world: so that tests can be made from the route table. */
import { z } from 'zod';
import type { World } from './world.ts';

interface JsonSchema {
  readonly type?: string;
  readonly ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

export type Sample = Record<string, string | readonly string[]>;

/** Field → the table its id belongs to. */
export function referencesIn(schema: z.ZodType | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, field] of Object.entries(propertiesOf(schema))) {
    const table = refOf(field);
    if (table) found.set(name, table);
  }
  return found;
}

/** A value for every field, as a form would send it. `given` wins. */
export function sampleFor(schema: z.ZodType | undefined, world: World, given: Sample = {}): Sample {
  const sample: Sample = {};
  for (const [name, field] of Object.entries(propertiesOf(schema))) {
    const value = valueFor(field, world);
    if (value !== undefined) sample[name] = value;
  }
  return { ...sample, ...given };
}

/** Fields that hold a person's own words. */
export const typedFields = (schema: z.ZodType | undefined): readonly string[] =>
  Object.entries(propertiesOf(schema))
    .filter(([, field]) => field.type === 'string' && !refOf(field) && !field.enum && !field.pattern && !field.format)
    .map(([name]) => name);

/** Every field that a schema names. */
export const shownFields = (schema: z.ZodType | undefined): readonly string[] => Object.keys(propertiesOf(schema));

function propertiesOf(schema: z.ZodType | undefined): Readonly<Record<string, JsonSchema>> {
  if (!schema) return {};
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return described.properties ?? {};
}

const refOf = (field: JsonSchema): string | undefined =>
  field.ref ?? field.items?.ref ?? [...(field.anyOf ?? []), ...(field.allOf ?? [])].map(refOf).find(Boolean);

function valueFor(field: JsonSchema, world: World): string | readonly string[] | undefined {
  const table = refOf(field);
  if (table) return world.get(table) ?? '';
  if (field.enum) return String(field.enum[0]);
  if (field.const !== undefined) return String(field.const);
  const inner = [...(field.anyOf ?? []), ...(field.allOf ?? [])].find((one) => one.enum ?? one.pattern ?? one.format);
  if (inner) return valueFor(inner, world);
  if (field.type === 'array') return field.items ? [String(valueFor(field.items, world) ?? '')] : [];
  if (field.format === 'email') return 'someone@example.org';
  if (field.pattern?.includes('d+')) return '1';
  if (field.pattern?.includes('d*')) return '';
  if (typeof field.default === 'string') return field.default;
  return 'x';
}
