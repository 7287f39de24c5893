/** The life of a CMOC in sentences: "outcome added: commitment +". One line per click. */
import { asDirection, directionNames } from '../reviews/vocabulary.ts';
import {
  type RelationKind,
  relationNames,
  retirementNames,
  type Retirement,
  statusNames,
  type Status,
  verdictNames,
  type Verdict,
  findingNames,
  type Finding,
  clarityNames,
  type Clarity,
} from './cmoc.ts';
import { signed } from './statement.ts';

type Values = { readonly [column: string]: string | number | null };

/** One changed row, as the activity keeps it. */
export interface Happening {
  readonly operation: string;
  readonly at: string;
  readonly actorId: string;
  readonly verb: string;
  readonly undoes: string | null;
  readonly action: string;
  readonly object: string;
  readonly objectId: string;
  readonly before: Values | null;
  readonly after: Values | null;
}

/** Names of what the rows point at. */
export interface HistoryNames {
  /** The CMOC whose history this is. */
  readonly cmocId: string;
  readonly role: (id: string) => string;
  readonly code: (id: string) => string;
  readonly element: (id: string) => { readonly role: string; readonly words: string };
  readonly theory: (id: string) => string;
  readonly cmoc: (id: string) => string;
  readonly phase: (id: string) => string;
  readonly case: (id: string) => string;
  readonly stance: (key: string) => string;
  /** The row's columns now, for rows of which a change names only what changed. */
  readonly row: (object: string, id: string) => Values;
}

export interface HistoryLine {
  readonly operation: string;
  readonly at: string;
  readonly actorId: string;
  readonly says: string;
}

/** Newest first. What was taken back says so. */
export function historyLines(happenings: readonly Happening[], names: HistoryNames): readonly HistoryLine[] {
  const clicks = new Map<string, Happening[]>();
  for (const one of happenings) clicks.set(one.operation, [...(clicks.get(one.operation) ?? []), one]);
  return [...clicks.values()].map((rows) => lineOf(rows, names)).reverse();
}

function lineOf(rows: readonly Happening[], names: HistoryNames): HistoryLine {
  const { operation, at, actorId, verb, undoes } = rows[0] as Happening;
  const isMade = rows.some((row) => row.object === 'cmoc' && row.action === 'create');
  const told = isMade ? [madeOf(rows, verb, names)] : [...new Set(rows.map((row) => sentence(row, names)).filter(Boolean))];
  const says = told.length > 4 ? `${told.slice(0, 3).join('; ')}; and ${told.length - 3} more changes` : told.join('; ');
  return { operation, at, actorId, says: undoes ? `taken back: ${says || verb}` : says || verb };
}

/** Everything that came with the first click is one sentence. */
function madeOf(rows: readonly Happening[], verb: string, names: HistoryNames): string {
  const links = rows.filter((row) => row.object === 'evidence_link' && row.action === 'create').length;
  const relation = rows.find((row) => row.object === 'cmoc_relation' && row.action === 'create');
  const from = relation ? `, ${sentence(relation, names)}` : '';
  return `${verb === 'import CMOCs' ? 'imported' : 'made'}${links ? ` from ${links} ${links === 1 ? 'passage' : 'passages'}` : ''}${from}`;
}

function sentence(row: Happening, names: HistoryNames): string {
  switch (row.object) {
    case 'cmoc':
      return row.action === 'change' ? cmocChanges(row, names) : (trashWords[row.action] ?? '');
    case 'element':
      return elementSentence(row, names);
    case 'evidence_link':
      return linkSentence(row, names);
    default:
      return tieSentence(row, names);
  }
}

const trashWords: Readonly<Record<string, string>> = { trash: 'put in the trash', restore: 'brought back from the trash' };

function elementSentence({ action, objectId, before, after }: Happening, names: HistoryNames): string {
  const { role, words } = names.element(objectId);
  const name = role.toLowerCase();
  if (action === 'create') return `${name} added: ${elementWords(after ?? {}, names)}`;
  if (action === 'trash') return `${name} removed: ${words}`;
  if (action === 'restore') return `${name} brought back: ${words}`;
  return Object.keys(after ?? {})
    .map((column) => elementChange(column, before?.[column] ?? null, after?.[column] ?? null, { name, words, names }))
    .filter(Boolean)
    .join('; ');
}

const elementWords = (values: Values, names: HistoryNames): string => {
  const name = values['code_id'] ? names.code(String(values['code_id'])) : '';
  const code = name ? { id: '', name, aliases: [] } : null;
  return signed({ code, wording: String(values['wording'] ?? ''), direction: asDirection(String(values['direction'] ?? '')) });
};

interface Said {
  readonly name: string;
  readonly words: string;
  readonly names: HistoryNames;
}

function elementChange(
  column: string,
  before: string | number | null,
  after: string | number | null,
  { name, words, names }: Said,
): string {
  switch (column) {
    case 'wording':
      return `${name} reworded: “${String(before)}” → “${String(after)}”`;
    case 'code_id':
      return after ? `${name} coded as ${names.code(String(after))}` : `${name} uncoded: ${words}`;
    case 'direction':
      return `direction of ${words}: ${directionWord(before)} → ${directionWord(after)}`;
    case 'role_id':
      return `${words} moved to ${names.role(String(after)).toLowerCase()}`;
    case 'basis':
      return `basis of ${words} changed`;
    case 'position':
      return '';
    default:
      return `${column.replaceAll('_', ' ').replace(/ id$/, '')} of ${words} changed`;
  }
}

const directionWord = (value: string | number | null): string => directionNames[asDirection(String(value))].toLowerCase();

const linkVerbs: Readonly<Record<string, string>> = { create: 'linked', trash: 'unlinked', restore: 'linked again' };

function linkSentence(row: Happening, names: HistoryNames): string {
  const { action, objectId, before, after } = row;
  const nameOf = (stance: string | number | null | undefined): string => names.stance(String(stance)).toLowerCase();
  const stance = nameOf(after?.['stance'] ?? names.row('evidence_link', objectId)['stance']);
  const verb = linkVerbs[action];
  if (verb) return `a passage ${verb}: ${stance}${aboutOf(after, names)}`;
  const tellers: Readonly<Record<string, () => string>> = {
    stance: () => `${nameOf(before?.['stance'])} → ${stance}`,
    clear: () => `judged ${clearWord(after?.['clear'])}`,
    target: () => 'now about another part',
  };
  const told = Object.keys(after ?? {}).flatMap((column) => tellers[column]?.() ?? []);
  return `a passage: ${told.join(', ') || 'note or basis changed'}`;
}

const clearWord = (value: string | number | null | undefined): string =>
  (clarityNames[String(value) as Clarity] ?? String(value)).toLowerCase();

const aboutOf = (values: Values | null, names: HistoryNames): string =>
  values?.['element_id'] ? `, of ${names.element(String(values['element_id'])).words}` : '';

function cmocChanges({ before, after }: Happening, names: HistoryNames): string {
  return Object.entries(after ?? {})
    .map(([column, value]) => cmocChange(column, String(value ?? ''), { before: before?.[column] ?? null, after: after ?? {}, names }))
    .filter(Boolean)
    .join('; ');
}

interface Change {
  readonly before: string | number | null;
  readonly after: Values;
  readonly names: HistoryNames;
}

type Teller = (value: string, change: Change) => string;

const tellers: Readonly<Record<string, Teller>> = {
  status: (value, { after }) => statusSentence(value as Status, after),
  verdict: (value) => `verdict: ${verdictNames[value as Verdict]?.toLowerCase() ?? value}`,
  filed_under_id: (value, { names }) => (value ? `filed under ${names.code(value)}` : 'filed under no code'),
  statement: (value) => (value ? 'statement edited' : 'statement generated again'),
  slot_modes: () => 'a slot is read differently (and, or)',
  label: (value) => (value ? `labelled ${value}` : 'label removed'),
  group_name: (value) => (value ? `group: ${value}` : 'group removed'),
  strategy: (value) => (value ? `strategy: ${value}` : 'strategy removed'),
  phase_id: (value, { names }) => (value ? `phase: ${names.phase(value)}` : 'phase removed'),
  case_id: (value, { names }) => (value ? `case: ${names.case(value)}` : 'case removed'),
  origin: (value) => (value === 'prior' ? 'now prior theory' : 'now ours'),
  merged_into_id: (value, { names }) => (value ? `merged into ${names.cmoc(value)}` : 'taken out of a merge'),
};

const cmocChange = (column: string, value: string, change: Change): string => tellers[column]?.(value, change) ?? '';

function statusSentence(status: Status, after: Values): string {
  const who = after['agreed_by'] ? `, by ${String(after['agreed_by'])}` : '';
  const because = after['retired_because'] ? `, ${retirementNames[String(after['retired_because']) as Retirement].toLowerCase()}` : '';
  return `${statusNames[status]?.toLowerCase() ?? status}${because}${who}`;
}

type Tie = (now: Values, action: string, names: HistoryNames) => string;

const ties: Readonly<Record<string, Tie>> = {
  cmoc_theory: (now, action, names) => `${action === 'trash' ? 'taken out of' : 'added to'} “${names.theory(String(now['theory_id']))}”`,
  cmoc_assignment: assignmentSentence,
  cmoc_relation: (now, action, names) => relationSentence(now, action === 'trash', names),
  cmoc_test: (now, action) => `${testVerbs[action] ?? 'tested'}: ${testWord(now)}`,
};

const testVerbs: Readonly<Record<string, string>> = { trash: 'test deleted', change: 'test changed' };

const tieSentence = (row: Happening, names: HistoryNames): string =>
  ties[row.object]?.(names.row(row.object, row.objectId), row.action, names) ?? '';

function assignmentSentence(now: Values, action: string, names: HistoryNames): string {
  const isExtracted = now['extracted_id'] === names.cmocId;
  const other = names.cmoc(String(isExtracted ? now['theory_cmoc_id'] : now['extracted_id']));
  if (isExtracted) return `${action === 'trash' ? 'no longer assigned' : 'assigned'} to ${other}`;
  return `${other} ${action === 'trash' ? 'is no longer assigned to it' : 'assigned to it'}`;
}

const testWord = (now: Values): string => (findingNames[String(now['finding']) as Finding] ?? String(now['finding'])).toLowerCase();

function relationSentence(now: Values, gone: boolean, names: HistoryNames): string {
  const kind = relationNames[String(now['kind']) as RelationKind];
  const isFrom = now['from_id'] === names.cmocId;
  const other = names.cmoc(String(isFrom ? now['to_id'] : now['from_id']));
  const says = `${(isFrom ? kind?.to : kind?.from) ?? 'is related to'} ${other}`;
  return gone ? `relation removed: ${says}` : says;
}
