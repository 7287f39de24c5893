/** Untrusted text becomes a typed value exactly once, here. */
import type { z } from 'zod';
import { Invalid } from '../platform/errors.ts';

/** @throws Invalid with one sentence per field. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  throw new Invalid(fields);
}

/** A form's values as they came, to show them again: our own hidden fields and secrets left out. */
export function typedValues(body: unknown): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (name.startsWith('_') || /password|^current$/i.test(name)) continue;
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((one): one is string => typeof one === 'string');
  }
  return values;
}
