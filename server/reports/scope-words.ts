/** The scope of a table in words, and what its counts mean: the note under every table (model, Counting 1 to 3). */
import type { InScope } from './in-scope.ts';
import type { Ranking } from './outcomes.ts';
import type { TableScope } from './table-scope.ts';
import { usedAs } from './use-words.ts';

/** The names of what a scope asks for by id. */
export interface ScopeNames {
  readonly phase: string | null;
  readonly theory: string | null;
  readonly scale: string | null;
  readonly levels: readonly string[];
}

export const noNames: ScopeNames = { phase: null, theory: null, scale: null, levels: [] };

const levelWords: Readonly<Record<InScope['level'], string>> = {
  extracted: 'extracted CMOCs',
  theory: 'CMOCs of the theory',
  all: 'all CMOCs, extracted and of the theory',
};

/** "Extracted CMOCs of theory refinement, not retired, from empirical documents; excluded documents left out; working set." */
export function scopeSentence(level: InScope['level'], scope: TableScope, names: ScopeNames): string {
  const parts = [
    [
      levelWords[level],
      names.phase ? `of the phase “${names.phase}”` : '',
      names.theory ? `of the theory “${names.theory}”` : '',
      scope.statuses.length ? `with the status ${either(scope.statuses)}` : 'not retired',
    ]
      .filter(Boolean)
      .join(', '),
    scope.uses.length ? `documents used as ${either(scope.uses.map((use) => usedAs(use).toLowerCase()))}` : '',
    names.scale ? `documents judged ${either(names.levels)} on ${names.scale}` : '',
    'excluded documents left out',
    'working set',
    scope.depth === null ? '' : `codes read at level ${scope.depth + 1} of the tree`,
  ];
  return `Scope: ${parts.filter(Boolean).join('; ')}.`;
}

/** The scope of a table of documents or passages. */
export function documentScopeSentence(scope: TableScope, names: ScopeNames): string {
  const parts = [
    names.phase ? `documents of the phase “${names.phase}”` : 'all documents',
    scope.uses.length ? `used as ${either(scope.uses.map((use) => usedAs(use).toLowerCase()))}` : '',
    names.scale ? `judged ${either(names.levels)} on ${names.scale}` : '',
    'excluded documents left out',
    'working set',
  ];
  return `Scope: ${parts.filter(Boolean).join('; ')}.`;
}

const either = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}` : (words[0] ?? '');

export const countingNote =
  'A CMOC with two mechanisms and a document may count in more than one row: do not add the rows. Counts say how often something is reported, not how strong it is.';

/** What was left out because a standing decision excludes its document; empty when nothing was. */
export function leftOutNote({ passages = 0, cmocs = 0 }: { readonly passages?: number; readonly cmocs?: number }): string {
  const parts = [
    passages ? `${many(passages, 'passage')} from excluded documents` : '',
    cmocs ? `${many(cmocs, 'CMOC')} extracted from ${passages ? 'them' : 'excluded documents'}` : '',
  ].filter(Boolean);
  return parts.length ? `Not counted: ${parts.join(' and ')}.` : '';
}

export const leftOutOf = ({ passagesLeftOut, cmocsLeftOut }: Pick<InScope, 'passagesLeftOut' | 'cmocsLeftOut'>): string =>
  leftOutNote({ passages: passagesLeftOut.size, cmocs: cmocsLeftOut.size });

/** Whose passages count with a CMOC besides its own; nothing to say where only extracted ones are shown. */
export const carriedNote = ({ level }: Pick<InScope, 'level'>): string =>
  level === 'extracted' ? '' : 'With a CMOC of the theory count the passages of the extracted ones assigned to it.';

export const rankingNote = (rankBy: Ranking): string =>
  rankBy === 'studies' ? 'The most frequent outcome is the one that most studies report.' : '';

const many = (n: number, noun: string): string => `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;

/** The scope as data. */
export const scopeData = (
  { level, cmocs, passagesLeftOut }: InScope,
  scope: TableScope,
  { names, rankBy }: { readonly names: ScopeNames; readonly rankBy: Ranking },
): Readonly<Record<string, unknown>> => ({
  level,
  phase: names.phase,
  theory: names.theory,
  statuses: scope.statuses.length ? scope.statuses : 'not retired',
  uses: scope.uses.length ? scope.uses : 'all',
  appraisal: names.scale ? { scale: names.scale, levels: names.levels } : null,
  set: 'working',
  rank_by: rankBy,
  depth: scope.depth,
  cmocs: cmocs.length,
  passages_from_excluded_documents: passagesLeftOut.size,
});
