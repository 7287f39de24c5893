/** Which column of a table of CMOCs means what: by its heading, in plain English. */
import { nameKey } from '../reviews/name-key.ts';

export const plainFields = ['number', 'statement', 'group', 'strategy', 'case', 'mechanism_type', 'reference'] as const;
export type PlainField = (typeof plainFields)[number];
export const slotFields = ['words', 'codes', 'directions'] as const;
export type SlotField = (typeof slotFields)[number];

/** What a column holds: something of the CMOC, or of one of its slots. */
export type Meaning = { readonly field: PlainField } | { readonly roleId: string; readonly field: SlotField };

export interface ColumnRole {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

export interface Column {
  readonly header: string;
  readonly at: number;
  /** Null: not known, and not read. */
  readonly meaning: Meaning | null;
}

const plainNames: Readonly<Record<PlainField, readonly string[]>> = {
  number: ['number', 'no', 'no.', 'nr', '#', 'id', 'label', 'cmoc number', 'cmoc no', 'cmoc id', 'ref no'],
  statement: ['statement', 'cmoc', 'cmo', 'cmoc statement', 'configuration', 'cmo configuration', 'sentence', 'proposition'],
  group: ['group', 'heading', 'theme', 'section', 'cluster'],
  strategy: ['strategy', 'strategies', 'intervention', 'interventions', 'strategy or intervention', 'programme strategy'],
  case: ['case', 'cases', 'site', 'programme', 'program'],
  mechanism_type: ['mechanism type', 'type of mechanism', 'kind of mechanism'],
  reference: ['reference', 'references', 'document', 'documents', 'paper', 'study', 'source', 'doi', 'citation'],
};

const slotNames: Readonly<Record<string, readonly string[]>> = {
  context: ['context', 'contexts', 'c', 'context if there is:', 'contextual factor', 'contextual factors'],
  mechanism: ['mechanism', 'mechanisms', 'm', 'refined mechanism', 'mechanism this enacts:'],
  outcome: ['outcome', 'outcomes', 'o', 'outcome and results in:'],
  actor: ['actor', 'actors', 'agent', 'agents'],
};

/** The meaning of each heading; headings that differ in a number at the end ("Outcome 1", "Outcome 2") mean the same. */
export function readColumns(headers: readonly string[], roles: readonly ColumnRole[]): readonly Column[] {
  const names = namesOf(roles);
  return headers.map((header, at) => ({ header: header.trim(), at, meaning: names.get(headingKey(header)) ?? null }));
}

function namesOf(roles: readonly ColumnRole[]): ReadonlyMap<string, Meaning> {
  const names = new Map<string, Meaning>();
  const add = (name: string, meaning: Meaning) => {
    if (!names.has(headingKey(name))) names.set(headingKey(name), meaning);
  };
  for (const field of plainFields) for (const name of plainNames[field]) add(name, { field });
  for (const { id, kind, name } of roles)
    for (const own of [...(slotNames[kind] ?? []), name, `${name}s`]) {
      add(own, { roleId: id, field: 'words' });
      for (const codes of ['code', 'codes', 'construct', 'constructs']) add(`${own} ${codes}`, { roleId: id, field: 'codes' });
      for (const signs of ['direction', 'directions', 'sign', 'signs']) add(`${own} ${signs}`, { roleId: id, field: 'directions' });
    }
  return names;
}

/** "Outcome(s)", "outcomes_", "Outcome 2" and "Context (C)" as they are looked up. */
function headingKey(header: string): string {
  const key = nameKey(header.replace(/^\ufeff/, '').replaceAll('_', ' '));
  const bare = key.replace(/(?<!\s)\s*\((s|[a-z])\)/g, '').trim();
  return /^[#\d]/.test(bare) ? bare : bare.replace(/(?<!\s)\s*(?<!\d)\d+$/, '');
}
