/** An Excel workbook: the table with a frozen header and typed numbers, never a formula; a second sheet says what it is. */
import { looksLikeFormula } from './delimited.ts';
import { contentTypes, longPart, type Part, relationshipNamespace, relationships, xmlPart } from './office-part.ts';
import { type Cell, type Column, isNumber, isWide, type TableFlow, type TableHead, type TableRow } from './table.ts';
import { xmlText } from './xml.ts';

const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Excel takes no more in a cell (and counts UTF-16 units). */
const longest = 32_767;
const cutMark = ' … [cut: an Excel cell holds 32,767 characters]';

/** Numbers of the cell styles in `styles`. */
const looks = { head: 1, text: 2, number: 3, formulaLike: 4 } as const;

export function xlsxParts(table: TableFlow): readonly Part[] {
  const strings = new SharedStrings();
  return [
    contentTypes({
      'xl/workbook.xml': 'spreadsheetml.sheet.main',
      'xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet',
      'xl/worksheets/sheet2.xml': 'spreadsheetml.worksheet',
      'xl/styles.xml': 'spreadsheetml.styles',
      'xl/sharedStrings.xml': 'spreadsheetml.sharedStrings',
    }),
    relationships('_rels/.rels', [['officeDocument', 'xl/workbook.xml']]),
    relationships('xl/_rels/workbook.xml.rels', [
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    xmlPart('xl/workbook.xml', workbook),
    xmlPart('xl/styles.xml', styles),
    longPart('xl/worksheets/sheet1.xml', () => tableSheet(table, strings)),
    longPart('xl/worksheets/sheet2.xml', () => aboutSheet(table, strings)),
    longPart('xl/sharedStrings.xml', () => strings.written()),
  ];
}

async function* tableSheet(table: TableFlow, strings: SharedStrings): AsyncGenerator<string> {
  const { columns } = table;
  yield `<worksheet xmlns="${sheet}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${charactersWide(column)}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  yield `<row r="1">${columns.map((column, at) => strings.cell(refOf(1, at), column.name, looks.head)).join('')}</row>`;
  const merged: string[] = [];
  let at = 1;
  for await (const rows of table.pieces)
    yield rows
      .map((row) => {
        at += 1;
        merged.push(...mergesFrom(row, at));
        return rowOf(columns, row, at, strings);
      })
      .join('');
  yield '</sheetData>';
  if (merged.length) yield `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  yield `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${isWide(columns) ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

function rowOf(columns: readonly Column[], { cells, spans }: TableRow, at: number, strings: SharedStrings): string {
  const written = columns.map((column, index) => {
    const ref = refOf(at, index);
    const cell: Cell = cells[index] ?? null;
    if (spans?.[index] === 0) return `<c r="${ref}" s="${looks.text}"/>`;
    if (typeof cell === 'number') return `<c r="${ref}" s="${looks.number}"><v>${cell}</v></c>`;
    return strings.cell(ref, cell ?? '', isNumber(column) ? looks.number : looks.text);
  });
  return `<row r="${at}">${written.join('')}</row>`;
}

const mergesFrom = ({ spans = [] }: TableRow, at: number): readonly string[] =>
  spans.flatMap((span, index) => (span > 1 ? [`${refOf(at, index)}:${refOf(at + span - 1, index)}`] : []));

async function* aboutSheet(table: TableHead, strings: SharedStrings): AsyncGenerator<string> {
  const lines: (readonly Cell[])[] = [[table.caption], ...table.notes.map((note) => [note])];
  if (table.totals)
    table.totals.forEach((total, at) => {
      const column = table.columns[at];
      if (column && typeof total === 'number')
        lines.push([`${[column.under, column.title].filter(Boolean).join(': ')}, distinct over all rows`, total]);
    });
  const rows = lines.map((cells, at) => {
    const written = cells.map((cell, index) =>
      typeof cell === 'number'
        ? `<c r="${refOf(at + 1, index)}" s="${looks.number}"><v>${cell}</v></c>`
        : strings.cell(refOf(at + 1, index), cell ?? '', looks.text),
    );
    return `<row r="${at + 1}">${written.join('')}</row>`;
  });
  yield `<worksheet xmlns="${sheet}"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** Texts are kept once and named by number (`t="s"`), in the order in which the sheets meet them. */
class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  cell(ref: string, value: string, look: number): string {
    if (value === '') return `<c r="${ref}" s="${look}"/>`;
    const text = withinCell(value);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#uses += 1;
    return `<c r="${ref}" s="${look === looks.text && looksLikeFormula(text) ? looks.formulaLike : look}" t="s"><v>${number}</v></c>`;
  }

  async *written(): AsyncGenerator<string> {
    yield `<sst xmlns="${sheet}" count="${this.#uses}" uniqueCount="${this.#numbers.size}">`;
    let piece = '';
    for (const text of this.#numbers.keys()) {
      piece += `<si><t xml:space="preserve">${xmlText(literally(text))}</t></si>`;
      if (piece.length > 200_000) {
        yield piece;
        piece = '';
      }
    }
    yield `${piece}</sst>`;
  }
}

/** Line breaks as LF; what is too long for a cell is cut with a mark, never inside a character. */
function withinCell(value: string): string {
  const text = value.replace(/\r\n?/g, '\n');
  if (text.length <= longest) return text;
  let end = longest - cutMark.length;
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end) + cutMark;
}

/** Excel reads `_x0041_` as "A" (ECMA-376, ST_Xstring): its first underscore is written as one such sequence itself. */
const literally = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** (1, 0) → "A1", (2, 26) → "AA2". */
function refOf(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters + String(row);
}

const charactersWide = (column: Column): number => Math.min(80, Math.max(column.width, column.name.length) + 3);

const workbook = `<workbook xmlns="${sheet}" xmlns:r="${relationshipNamespace}"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Table!$1:$1</definedName></definedNames></workbook>`;

/** In the order of `looks`. `quotePrefix`: stays text when somebody edits the cell. */
const styles = `<styleSheet xmlns="${sheet}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="bottom" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
