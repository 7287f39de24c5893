/** The flow as a Word document: a table whose cells are the boxes, with arrows between them, so that every word can be edited. */
import { contentTypes, type Part, relationshipNamespace, relationships, xmlPart } from '../office-part.ts';
import { xmlText } from '../xml.ts';
import { armTitles, type ReviewBox } from './box.ts';
import { countLine, footnotes, holds, noLinks, type Paragraph, partLines } from './box-words.ts';
import type { Flow, PhaseFlow } from './flow.ts';
import { type Cell, isUsed, rowsOf, type Side } from './phase-rows.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Main box, arrow, what leaves; a gap; the same for other methods: twentieths of a point, together 17 cm. */
const widths = [2420, 320, 1960, 240, 2420, 320, 1960] as const;

export const flowDocx = (flow: Flow, title: string): readonly Part[] => [
  contentTypes({
    'word/document.xml': 'wordprocessingml.document.main',
    'word/styles.xml': 'wordprocessingml.styles',
    'docProps/core.xml': 'package.core-properties',
  }),
  relationships('_rels/.rels', [
    ['officeDocument', 'word/document.xml'],
    ['core-properties', 'docProps/core.xml'],
  ]),
  relationships('word/_rels/document.xml.rels', [['styles', 'styles.xml']]),
  xmlPart('word/styles.xml', styles),
  xmlPart('docProps/core.xml', properties(title)),
  xmlPart('word/document.xml', body(flow, title)),
];

const body = (flow: Flow, title: string): string =>
  `<w:document xmlns:w="${word}" xmlns:r="${relationshipNamespace}"><w:body>${paragraph(`Document flow: ${title}`, { style: 'Caption' })}<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>${flow.phases.map((phase) => phaseRows(phase, flow.phases.length > 1)).join('')}${row([box(7, reviewLines(flow), 'EFEFEF')])}</w:tbl>${footnotes(
    flow,
  )
    .map((note) => paragraph(note, { style: 'FlowNote' }))
    .join(
      '',
    )}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;

function phaseRows(phase: PhaseFlow, isNamed: boolean): string {
  const rows = rowsOf(phase, noLinks);
  const under = (side: Side) => rows.some((one) => one.cells[side]);
  return [
    ...(isNamed ? [row([box(7, [plain(phase.phase.name)], 'D9D9D9', 'FlowTitle')]), row([bare(7, '')])] : []),
    row([
      isUsed(phase, 'databases') ? box(3, [plain(armTitles.databases)], 'EFEFEF', 'FlowTitle') : bare(3, ''),
      bare(1, ''),
      isUsed(phase, 'other') ? box(3, [plain(armTitles.other)], 'EFEFEF', 'FlowTitle') : bare(3, ''),
    ]),
    row([bare(7, '')]),
    ...rows.map((one) => row([...cells(one.cells.databases), bare(1, ''), ...cells(one.cells.other)]) + arrows(under)),
    includedRow(phase),
    row([bare(7, '')]),
  ].join('');
}

const plain = (text: string): Paragraph => ({ runs: [{ text }], indent: 0 });

const cells = (cell: Cell | null): readonly string[] => {
  if (!cell) return [bare(3, '')];
  return cell.out.length ? [box(1, cell.main), bare(1, '→'), box(1, cell.out)] : [box(1, cell.main), bare(2, '')];
};

const arrows = (has: (side: Side) => boolean): string =>
  row([bare(1, has('databases') ? '↓' : ''), bare(3, ''), bare(1, has('other') ? '↓' : ''), bare(2, '')]);

function includedRow(phase: PhaseFlow): string {
  const joining = (['brought', 'purposive'] as const)
    .filter((one) => holds(phase.counts[one]))
    .flatMap((one) => [countLine(one, phase.counts[one], noLinks), ...partLines(one, phase.counts[one], noLinks, 1)]);
  const included = box(1, [countLine('included', phase.counts.included, noLinks)], 'EFEFEF');
  return row(joining.length ? [included, bare(1, '←'), box(1, joining), bare(4, '')] : [included, bare(6, '')]);
}

function reviewLines({ review }: Flow): readonly Paragraph[] {
  const hasPrevious = holds(review.previous_studies) || holds(review.previous_reports);
  const shown: readonly ReviewBox[] = hasPrevious
    ? ['previous_studies', 'previous_reports', 'new_studies', 'new_reports', 'total_studies', 'total_reports']
    : ['new_studies', 'new_reports'];
  return shown.map((one) => countLine(one, review[one], noLinks));
}

const row = (cellsOfRow: readonly string[]): string => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cellsOfRow.join('')}</w:tr>`;

const rule = (side: string): string => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>`;
const rules = `<w:tcBorders>${['top', 'left', 'bottom', 'right'].map(rule).join('')}</w:tcBorders>`;

/** A cell over some columns; the order of its properties is the schema's (ECMA-376, CT_TcPr). */
const cellOf = (columns: number, look: string, inside: string): string =>
  `<w:tc><w:tcPr>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''}${look}</w:tcPr>${inside}</w:tc>`;

const box = (columns: number, paragraphs: readonly Paragraph[], shade = '', style = 'FlowText'): string =>
  cellOf(
    columns,
    `${rules}${shade ? `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>` : ''}`,
    paragraphs.map(({ runs, indent }) => paragraph(runs.map((run) => run.text).join(''), { style, indent })).join(''),
  );

const bare = (columns: number, text: string): string => cellOf(columns, '', paragraph(text, { style: 'FlowArrow' }));

interface Look {
  readonly style: string;
  readonly indent?: number;
}

const paragraph = (text: string, { style, indent = 0 }: Look): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${indent ? `<w:ind w:left="${indent * 140}"/>` : ''}</w:pPr>${text ? `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>` : ''}</w:p>`;

const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const styleOf = (id: string, name: string, paragraphLook: string, runLook: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraphLook}</w:pPr><w:rPr>${runLook}</w:rPr></w:style>`;

const styles = `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>${size(16)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="160"/></w:pPr><w:rPr><w:b/><w:bCs/>${size(22)}</w:rPr></w:style>${styleOf('FlowText', 'Flow text', '', '')}${styleOf('FlowTitle', 'Flow title', '<w:jc w:val="center"/>', '<w:b/><w:bCs/>')}${styleOf('FlowArrow', 'Flow arrow', '<w:jc w:val="center"/>', '')}${styleOf('FlowNote', 'Flow note', '<w:spacing w:before="80"/>', '')}</w:styles>`;

const properties = (title: string): string =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Document flow: ${xmlText(title)}</dc:title><dc:creator>Retroduce</dc:creator></cp:coreProperties>`;
