/** A Word document with a real table: caption, header row repeated on every page, merged cells, notes; sideways where it is wide. */
import { contentTypes, longPart, type Part, relationshipNamespace, relationships, xmlPart } from './office-part.ts';
import { type Cell, charactersAcross, type Column, headings, isNumber, isWide, type TableFlow, type TableHead, textOf } from './table.ts';
import { linesOf, xmlText } from './xml.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const docxParts = (table: TableFlow): readonly Part[] => [
  contentTypes({
    'word/document.xml': 'wordprocessingml.document.main',
    'word/styles.xml': 'wordprocessingml.styles',
    'word/settings.xml': 'wordprocessingml.settings',
    'word/footer1.xml': 'wordprocessingml.footer',
    'docProps/core.xml': 'package.core-properties',
  }),
  relationships('_rels/.rels', [
    ['officeDocument', 'word/document.xml'],
    ['core-properties', 'docProps/core.xml'],
  ]),
  relationships('word/_rels/document.xml.rels', [
    ['styles', 'styles.xml'],
    ['settings', 'settings.xml'],
    ['footer', 'footer1.xml'],
  ]),
  xmlPart('word/styles.xml', styles(table.columns)),
  xmlPart('word/settings.xml', settings),
  xmlPart('word/footer1.xml', footer),
  xmlPart('docProps/core.xml', properties(table.caption)),
  longPart('word/document.xml', () => body(table)),
];

async function* body(table: TableFlow): AsyncGenerator<string> {
  const page = pageOf(table.columns);
  const widths = widthsOf(table.columns, page.inside);
  const rowOf = (cells: readonly Cell[], spans?: readonly number[]): string =>
    row(table.columns.map((column, at) => cell(widths[at] ?? 0, textOf(cells[at]), { right: isNumber(column), span: spans?.[at] })));
  yield `<w:document xmlns:w="${word}" xmlns:r="${relationshipNamespace}"><w:body>${paragraph(table.caption, { style: 'Caption' })}`;
  yield `<w:tbl><w:tblPr><w:tblW w:w="${page.inside}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="${cellGap}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  yield header(table, widths);
  for await (const rows of table.pieces) yield rows.map((one) => rowOf(one.cells, one.spans)).join('');
  if (table.totals) yield totals(table, widths);
  yield `</w:tbl>${table.notes.map((note) => paragraph(note, { style: 'TableNote' })).join('')}`;
  yield `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${page.width}" w:h="${page.height}"${page.sideways ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

/** Between columns, twentieths of a point. */
const cellGap = 110;

/** Horizontal rules only: above, under the header, below; hairlines between rows. */
const borders =
  '<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>';
const ruleBelow = '<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>';
const ruleAbove = '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>';

function header({ columns }: TableHead, widths: readonly number[]): string {
  const over = headings(columns);
  const titles = columns.map((column, at) =>
    cell(widths[at] ?? 0, column.title, { right: isNumber(column), style: 'TableHead', rule: ruleBelow }),
  );
  if (!over.some((one) => one.title)) return row(titles, true);
  let from = 0;
  const groups = over.map((one) => {
    const width = widths.slice(from, from + one.columns).reduce((sum, each) => sum + each, 0);
    from += one.columns;
    return cell(width, one.title, { style: 'TableHead', columns: one.columns, rule: one.title ? ruleBelow : '' });
  });
  return row(groups, true) + row(titles, true);
}

const totals = ({ columns, totals: cells }: TableHead, widths: readonly number[]): string =>
  row(
    columns.map((column, at) =>
      cell(widths[at] ?? 0, textOf(cells?.[at]), { right: isNumber(column), style: 'TableHead', rule: ruleAbove }),
    ),
  );

const row = (cells: readonly string[], isHeader = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

interface CellLook {
  readonly right?: boolean;
  readonly style?: string;
  readonly rule?: string;
  /** Rows it covers; 0: covered by the one above. */
  readonly span?: number | undefined;
  readonly columns?: number;
}

/** A cell; the order of its properties is the schema's (ECMA-376, CT_TcPr): Word refuses another. */
function cell(width: number, text: string, { right = false, style = 'TableText', rule = '', span = 1, columns = 1 }: CellLook): string {
  const across = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  const down = span === 1 ? '' : `<w:vMerge w:val="${span ? 'restart' : 'continue'}"/>`;
  const lines = span ? linesOf(text) : [''];
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${across}${down}${rule}</w:tcPr>${lines.map((line) => paragraph(line, { style, right })).join('')}</w:tc>`;
}

const paragraph = (text: string, { style, right = false }: { readonly style: string; readonly right?: boolean }): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${right ? '<w:jc w:val="right"/>' : ''}</w:pPr>${text ? `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>` : ''}</w:p>`;

interface Page {
  readonly width: number;
  readonly height: number;
  readonly sideways: boolean;
  /** Between the margins. */
  readonly inside: number;
}

/** A4 in twentieths of a point, 2 cm margins. */
function pageOf(columns: readonly Column[]): Page {
  const sideways = isWide(columns);
  const [width, height] = sideways ? [16838, 11906] : [11906, 16838];
  return { width, height, sideways, inside: width - 2 * 1134 };
}

/** In proportion to their widths, but each wide enough for the longest word of its heading: Word breaks a longer one anywhere. */
function widthsOf(columns: readonly Column[], inside: number): readonly number[] {
  const letter = (textSize(columns) / 2) * 20 * 0.6;
  const least = columns.map(({ title }) => Math.ceil(longestWord(title) * letter) + cellGap);
  const shares = columns.map(({ width }, at) => Math.max(0, width * letter - (least[at] ?? 0)));
  const room = Math.max(0, inside - sumOf(least));
  const scale = Math.min(1, inside / sumOf(least));
  return least.map((width, at) => Math.floor(width * scale + (room * (shares[at] ?? 0)) / (sumOf(shares) || 1)));
}

/** In small letters: capitals are wider. */
const longestWord = (title: string): number =>
  Math.max(...title.split(/\s+/).map((word) => word.length + 0.4 * (word.match(/\p{Lu}/gu) ?? []).length));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

const style = (id: string, name: string, of: { readonly paragraph?: string; readonly run?: string }): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${of.paragraph ?? ''}</w:pPr><w:rPr>${of.run ?? ''}</w:rPr></w:style>`;

/** Type gets smaller as more has to stand side by side. */
const textSize = (columns: readonly Column[]): number => (charactersAcross(columns) > 190 ? 14 : charactersAcross(columns) > 150 ? 16 : 18);

const styles = (columns: readonly Column[]): string =>
  `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr>${font}${size(20)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:bCs/>${size(22)}</w:rPr></w:style>${style('TableText', 'Table text', { run: size(textSize(columns)) })}${style('TableHead', 'Table head', { paragraph: '<w:keepNext/>', run: `<w:b/><w:bCs/>${size(textSize(columns))}` })}${style('TableNote', 'Table note', { paragraph: '<w:spacing w:before="80"/>', run: size(16) })}</w:styles>`;

const settings = `<w:settings xmlns:w="${word}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const footer = `<w:ftr xmlns:w="${word}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`;

const properties = (title: string): string =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Retroduce</dc:creator></cp:coreProperties>`;
