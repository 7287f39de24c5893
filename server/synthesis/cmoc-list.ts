/** Which CMOCs a list shows, in which order, under which headings. The grid, the queues and the pickers read lists the same way. */
import { byCodePoint, nameKey } from '../reviews/name-key.ts';
import { type Cmoc, elementsOf, elementsOfKind, type Element, nameOf } from './cmoc.ts';
import { needsOf, notYetCoded, type Shape, shapeOf } from './completeness.ts';
import { wordsOf } from './phrase.ts';
import { changedSince, sentenceOf, statementOf } from './statement.ts';
import type { Support } from './support.ts';

/** What waits to be done; each is a list, none an error. */
export const queues = [
  'mechanism',
  'context',
  'outcome',
  'uncoded',
  'unfiled',
  'unassigned',
  'old_statement',
  'thin',
  'contested',
] as const;
export type Queue = (typeof queues)[number];
export const queueNames: Readonly<Record<Queue, string>> = {
  mechanism: 'Still needs a mechanism',
  context: 'Still needs a context',
  outcome: 'Still needs an outcome',
  uncoded: 'Not yet coded',
  unfiled: 'Filed under no code',
  unassigned: 'Extracted, not assigned',
  old_statement: 'Statement older than its elements',
  thin: 'Not sufficiently supported',
  contested: 'With counter-evidence',
};

export const orders = ['number', 'context', 'mechanism', 'outcome', 'filed_under', 'status', 'evidence'] as const;
export type Order = (typeof orders)[number];
export const groupings = ['mechanism', 'context', 'outcome', 'filed_under', 'theory', 'case', 'group'] as const;
export type Grouping = (typeof groupings)[number];

export interface CmocFilter {
  /** Words in the statement, the elements, the codes, the label or the number. */
  readonly words: string;
  /** Empty: all that are not retired. */
  readonly status: string;
  readonly level: string;
  readonly theoryId: string | null;
  readonly phaseId: string | null;
  readonly caseId: string | null;
  readonly referenceId: string | null;
  /** Any element with this code, merges followed. */
  readonly codeId: string | null;
  readonly shape: Shape | 'any';
  readonly queue: Queue | null;
}

export const noFilter: CmocFilter = {
  words: '',
  status: '',
  level: '',
  theoryId: null,
  phaseId: null,
  caseId: null,
  referenceId: null,
  codeId: null,
  shape: 'any',
  queue: null,
};

/** What a list knows beside the CMOCs themselves. */
export interface ListFacts {
  readonly theoriesOf: ReadonlyMap<string, readonly string[]>;
  /** Extracted CMOCs that are assigned to some theory CMOC. */
  readonly assigned: ReadonlySet<string>;
  /** Null unless the filter or the order asks for it. */
  readonly weightOf: ((cmocId: string) => Pick<Support, 'isSufficient' | 'excerptsAgainst' | 'documents'>) | null;
  /** What a code counts as, after merges. */
  readonly canonicalId: (codeId: string) => string;
  readonly codeName: (codeId: string) => string;
  readonly nameOf: { readonly theory: (id: string) => string; readonly case: (id: string) => string };
}

export function filtered(cmocs: readonly Cmoc[], filter: CmocFilter, facts: ListFacts): readonly Cmoc[] {
  const tests = testsOf(filter, facts);
  return cmocs.filter((cmoc) => tests.every((fits) => fits(cmoc)));
}

type Fits = (cmoc: Cmoc) => boolean;

function testsOf(filter: CmocFilter, facts: ListFacts): readonly Fits[] {
  const { status, level, theoryId, phaseId, caseId, referenceId, codeId, shape, queue } = filter;
  const fitsStatus: Fits = ({ status: own }) => (status ? status === 'any' || own === status : own !== 'retired');
  const given: (Fits | false)[] = [
    fitsStatus,
    level !== '' && ((cmoc) => cmoc.level === level),
    theoryId !== null && ((cmoc) => facts.theoriesOf.get(cmoc.id)?.includes(theoryId) ?? false),
    phaseId !== null && ((cmoc) => cmoc.phaseId === phaseId),
    caseId !== null && ((cmoc) => cmoc.caseId === caseId),
    referenceId !== null && ((cmoc) => cmoc.referenceId === referenceId),
    codeId !== null && hasCode(codeId, facts),
    shape !== 'any' && ((cmoc) => shapeOf(cmoc.slots) === shape),
    queue !== null && inQueue(queue, facts),
    filter.words.trim() !== '' && hasWords(filter.words),
  ];
  return given.filter((one) => one !== false);
}

const hasCode =
  (codeId: string, { canonicalId }: ListFacts): Fits =>
  (cmoc) =>
    elementsOf(cmoc.slots).some((element) => element.code && canonicalId(element.code.id) === canonicalId(codeId));

/** What waits in a queue, retired ones too. */
export function inQueue(queue: Queue, facts: ListFacts): Fits {
  switch (queue) {
    case 'uncoded':
      return (cmoc) => notYetCoded(cmoc.slots) > 0;
    case 'unfiled':
      return (cmoc) => cmoc.filedUnderId === null;
    case 'unassigned':
      return (cmoc) => cmoc.level === 'extracted' && !facts.assigned.has(cmoc.id);
    case 'old_statement':
      return (cmoc) => changedSince(cmoc).length > 0;
    case 'thin':
      return (cmoc) => !facts.weightOf?.(cmoc.id).isSufficient;
    case 'contested':
      return (cmoc) => (facts.weightOf?.(cmoc.id).excerptsAgainst ?? 0) > 0;
    case 'mechanism':
    case 'context':
    case 'outcome':
      return (cmoc) => needsOf(cmoc.slots).includes(queue);
  }
}

/** Each typed word must begin a word of what the CMOC says; a number finds its number. */
function hasWords(typed: string): Fits {
  const wanted = nameKey(typed)
    .split(' ')
    .map((word) => ` ${word}`);
  return (cmoc) => {
    const text = searchText(cmoc);
    return wanted.every((word) => text.includes(word));
  };
}

const searchText = (cmoc: Cmoc): string => {
  const said = elementsOf(cmoc.slots).flatMap((element) => [element.wording, element.code?.name ?? '', ...(element.code?.aliases ?? [])]);
  return ` ${nameKey([nameOf(cmoc), cmoc.statement, cmoc.group, cmoc.strategy, ...said].join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
};

/** In the order asked for; ties in the order of number. */
export function ordered(cmocs: readonly Cmoc[], order: Order, facts: ListFacts): readonly Cmoc[] {
  if (order === 'number') return cmocs;
  if (order === 'evidence') {
    const weight = new Map(cmocs.map((cmoc) => [cmoc.id, facts.weightOf?.(cmoc.id).documents ?? 0]));
    return cmocs.toSorted((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0));
  }
  const keys = new Map(cmocs.map((cmoc) => [cmoc.id, sortKey(cmoc, order, facts)]));
  return cmocs.toSorted((a, b) => emptyLast(keys.get(a.id) ?? '', keys.get(b.id) ?? ''));
}

const emptyLast = (a: string, b: string): number => Number(a === '') - Number(b === '') || byCodePoint(a, b);

function sortKey(cmoc: Cmoc, order: Exclude<Order, 'number' | 'evidence'>, facts: ListFacts): string {
  if (order === 'filed_under') return cmoc.filedUnderId === null ? '' : nameKey(facts.codeName(facts.canonicalId(cmoc.filedUnderId)));
  if (order === 'status') return String(['draft', 'proposed', 'agreed', 'retired'].indexOf(cmoc.status));
  return nameKey(
    elementsOfKind(cmoc.slots, order)
      .map((element) => conceptOf(element, facts).name)
      .join('; '),
  );
}

interface Concept {
  readonly key: string;
  readonly name: string;
}

const conceptOf = (element: Element, facts: ListFacts): Concept => {
  if (!element.code) return { key: `words ${nameKey(element.wording)}`, name: wordsOf(element) };
  const id = facts.canonicalId(element.code.id);
  return { key: id, name: facts.codeName(id) };
};

/** One line of a list; a CMOC with two mechanisms stands under both. */
export interface Line {
  readonly cmoc: Cmoc;
  /** The heading it stands under; null in a list without headings. */
  readonly heading: string | null;
  /** How many CMOCs stand under that heading, in the whole list. */
  readonly underHeading: number;
}

export function grouped(cmocs: readonly Cmoc[], by: Grouping | null, facts: ListFacts): readonly Line[] {
  if (!by) return cmocs.map((cmoc) => ({ cmoc, heading: null, underHeading: 0 }));
  const groups = new Map<string, { name: string; cmocs: Cmoc[] }>();
  for (const cmoc of cmocs)
    for (const { key, name } of headingsOf(cmoc, by, facts)) {
      const group = groups.get(key) ?? { name, cmocs: [] };
      if (!group.cmocs.includes(cmoc)) group.cmocs.push(cmoc);
      groups.set(key, group);
    }
  const inOrder = [...groups.values()].toSorted(
    (a, b) =>
      Number(a.name === '') - Number(b.name === '') || b.cmocs.length - a.cmocs.length || byCodePoint(nameKey(a.name), nameKey(b.name)),
  );
  return inOrder.flatMap((group) => group.cmocs.map((cmoc) => ({ cmoc, heading: group.name, underHeading: group.cmocs.length })));
}

function headingsOf(cmoc: Cmoc, by: Grouping, facts: ListFacts): readonly Concept[] {
  const found = by === 'context' || by === 'mechanism' || by === 'outcome' ? conceptsIn(cmoc, by, facts) : placesOf[by](cmoc, facts);
  return found.length ? found : [{ key: '', name: '' }];
}

const conceptsIn = (cmoc: Cmoc, kind: string, facts: ListFacts): readonly Concept[] =>
  elementsOfKind(cmoc.slots, kind).map((element) => conceptOf(element, facts));

const one = (key: string | null, name: (key: string) => string): readonly Concept[] => (key ? [{ key, name: name(key) }] : []);

const placesOf: Readonly<
  Record<Exclude<Grouping, 'context' | 'mechanism' | 'outcome'>, (cmoc: Cmoc, facts: ListFacts) => readonly Concept[]>
> = {
  theory: (cmoc, facts) => (facts.theoriesOf.get(cmoc.id) ?? []).map((key) => ({ key, name: facts.nameOf.theory(key) })),
  case: (cmoc, facts) => one(cmoc.caseId, facts.nameOf.case),
  group: (cmoc) => one(nameKey(cmoc.group), () => cmoc.group),
  filed_under: (cmoc, facts) => one(cmoc.filedUnderId && facts.canonicalId(cmoc.filedUnderId), facts.codeName),
};

/** How much a CMOC shares with given codes: what sorts proposals while reading. */
export const sharedCodes = (cmoc: Cmoc, codeIds: ReadonlySet<string>, canonicalId: (codeId: string) => string): number =>
  new Set(elementsOf(cmoc.slots).flatMap(({ code }) => (code && codeIds.has(canonicalId(code.id)) ? [canonicalId(code.id)] : []))).size;

/** In one line for lists: the statement, or what there is of it. */
export const headlineOf = (cmoc: Pick<Cmoc, 'statement' | 'slots'>): string =>
  statementOf(cmoc) || sentenceOf(cmoc.slots) || 'Nothing in its slots yet';
