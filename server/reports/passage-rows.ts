/** One row per coding of a passage; a passage that nobody has coded has one row, too. */
import { asBasis, asDirection, basisNames, directionNames } from '../reviews/vocabulary.ts';
import { words } from './column.ts';
import type { CodingKept, PassageKept } from './passages.queries.ts';
import { pageCited, wordsOf } from './page-cited.ts';
import type { Column, TableRow } from './table.ts';

/** Columns as `cli.md` promises them. */
export const passageColumns: readonly Column[] = [
  words('id', 'Id', 12),
  words('document', 'File', 16),
  words('reference', 'Document', 14),
  words('page_label', 'Page', 6),
  { name: 'sheet', title: 'Sheet', kind: 'number', width: 6 },
  words('quote', 'Passage', 50),
  words('role', 'Role', 10),
  words('code', 'Code', 16),
  words('direction', 'Direction', 10),
  words('basis', 'Basis', 12),
  words('coder', 'Coder', 12),
  words('note', 'Note', 16),
  { name: 'pass', title: 'Pass', kind: 'number', width: 5 },
  words('created_at', 'Made', 12),
  words('link', 'Link', 20),
];

/** Columns that say nothing to somebody who reads the table on paper. */
export const passageColumnsForScripts: ReadonlySet<string> = new Set(['id', 'sheet', 'created_at', 'link', 'document']);

/** What the ids in a passage's row stand for. */
export interface PassageNames {
  readonly fileName: string;
  readonly reference: string;
  readonly labelOf: (sheet: number) => string;
  readonly role: (id: string) => string;
  readonly code: (id: string) => string;
  readonly coder: (id: string) => string;
  readonly link: (excerptId: string) => string;
}

export function passageRows(passage: PassageKept, codings: readonly CodingKept[], names: PassageNames): readonly TableRow[] {
  if (!codings.length) return [passageRow(passage, null, names)];
  return codings.map((coding) => passageRow(passage, coding, names));
}

function passageRow(passage: PassageKept, coding: CodingKept | null, names: PassageNames): TableRow {
  const made = coding ?? passage;
  return {
    key: `${passage.id} ${coding?.id ?? ''}`,
    cells: [
      made.id,
      names.fileName,
      names.reference,
      pageCited(passage, names.labelOf),
      passage.sheet,
      wordsOf(passage),
      ...codedAs(coding, names),
      names.coder(made.authorId),
      [passage.note, coding?.note].filter(Boolean).join('\n'),
      made.pass,
      made.madeAt,
      names.link(passage.id),
    ],
  };
}

/** Role, code, direction, basis. */
function codedAs(coding: CodingKept | null, names: PassageNames): readonly string[] {
  if (!coding) return ['', '', '', ''];
  const { roleId, codeId, basis } = coding;
  return [roleId ? names.role(roleId) : '', codeId ? names.code(codeId) : '', directionOf(coding), basis];
}

const directionOf = ({ direction, dependsOn }: CodingKept): string => (dependsOn ? `${direction} on ${dependsOn}` : direction);

const columnAt = (name: string): number => passageColumns.findIndex((column) => column.name === name);
const [directionAt, basisAt] = [columnAt('direction'), columnAt('basis')];

/** The same row with the words of the page in place of those of scripts. */
export const readable = ({ cells, ...row }: TableRow): TableRow => ({
  ...row,
  cells: cells.map((cell, at) => {
    if (cell === '' || typeof cell !== 'string') return cell;
    if (at === directionAt) return cell === 'not_stated' ? '' : readableDirection(cell);
    return at === basisAt ? basisNames[asBasis(cell)] : cell;
  }),
});

function readableDirection(cell: string): string {
  const [direction = '', ...rest] = cell.split(' ');
  return rest.length ? `Depends ${rest.join(' ')}` : directionNames[asDirection(direction)];
}
