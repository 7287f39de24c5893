/** A reference as it leaves: its record, and what the team has said about it in words that other programs keep as labels. */
import type { RecordFields } from '../../references/formats/found.ts';
import { referenceCells, referenceColumns } from '../../references/formats/table-columns.ts';
import type { Column, TableRow } from '../table.ts';

export const referenceFormats = ['ris', 'bib', 'csl-json', 'csv', 'xlsx'] as const;
export type ReferenceFormat = (typeof referenceFormats)[number];

export interface ReferenceFormatShown {
  readonly mediaType: string;
  readonly ending: string;
  readonly isText: boolean;
}

export const referenceFormatsShown: Readonly<Record<ReferenceFormat, ReferenceFormatShown>> = {
  ris: { mediaType: 'application/x-research-info-systems; charset=utf-8', ending: 'ris', isText: true },
  bib: { mediaType: 'application/x-bibtex; charset=utf-8', ending: 'bib', isText: true },
  'csl-json': { mediaType: 'application/json; charset=utf-8', ending: 'json', isText: true },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv', isText: true },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx', isText: false },
};

export const isReferenceFormat = (word: string): word is ReferenceFormat => (referenceFormats as readonly string[]).includes(word);

export interface SaidOf {
  readonly phase: string;
  readonly stage: string;
  readonly choice: string;
  readonly reasons: readonly string[];
}

export interface ReferenceOut {
  readonly number: number;
  readonly fields: RecordFields;
  readonly phases: readonly string[];
  readonly usedAs: string;
  readonly study: string;
  /** What stands, phase by phase. */
  readonly decisions: readonly SaidOf[];
}

/** "Theory gleaning: full text: exclude (No theory; Not health care)" */
export const decisionWords = ({ phase, stage, choice, reasons }: SaidOf): string =>
  `${phase}: ${stage}: ${choice}${reasons.length ? ` (${reasons.join('; ')})` : ''}`;

export const labelsOf = ({ phases, usedAs, study, decisions }: ReferenceOut): readonly string[] => [
  ...phases.map((phase) => `Phase: ${phase}`),
  ...(usedAs ? [`Used as: ${usedAs}`] : []),
  ...(study ? [`Study: ${study}`] : []),
  ...decisions.map(decisionWords),
];

/** Names the entry where a format needs a key: "retroduce-17". */
export const keyOf = ({ number }: ReferenceOut): string => `retroduce-${number}`;

const widths: Readonly<Partial<Record<string, number>>> = { title: 50, authors: 36, abstract: 60, container: 30, doi: 24, url: 24 };

const further: readonly Column[] = [
  { name: 'number', title: 'Number', kind: 'number', width: 8 },
  { name: 'phases', title: 'Phases', kind: 'text', width: 24 },
  { name: 'used_as', title: 'Used as', kind: 'text', width: 14 },
  { name: 'study', title: 'Study', kind: 'text', width: 20 },
  { name: 'decisions', title: 'Decisions', kind: 'text', width: 40 },
  { name: 'reasons', title: 'Reasons', kind: 'text', width: 30 },
];

export const outColumns: readonly Column[] = [
  ...referenceColumns.map((name): Column => ({ name, title: name, kind: name === 'year' ? 'number' : 'text', width: widths[name] ?? 12 })),
  ...further,
];

export const rowOf = (reference: ReferenceOut): TableRow => ({
  key: keyOf(reference),
  cells: [
    ...referenceCells(reference.fields),
    reference.number,
    reference.phases.join('; '),
    reference.usedAs,
    reference.study,
    reference.decisions.map((one) => decisionWords({ ...one, reasons: [] })).join('; '),
    [...new Set(reference.decisions.flatMap((one) => one.reasons))].join('; '),
  ],
});
