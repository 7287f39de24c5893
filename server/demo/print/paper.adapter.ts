/**
 * Prints a paper as a PDF with pdfkit: front matter, columns, tables, page heads. The same words give the same bytes.
 * Spaces are stretched with the `Tw` operator, so that every word is in the file with its spaces, as a typesetter's file has it.
 */
import type PDFDocument from 'pdfkit';
import { balanced, type Flowing, type Frame } from './flow.ts';
import { columnWidth, type Dress, dresses, type Face, type Printed } from './printed.ts';
import { type Measure, type SetLine, setParagraph, setTitle } from './typeset.ts';
import type { DemoTable } from '../paper.ts';

type Pdf = InstanceType<typeof PDFDocument>;

interface Drawn extends Flowing {
  readonly draw: (pdf: Pdf, x: number, y: number) => void;
}

/** The file. The printer is loaded when there is something to print: a server would carry its 32 MB for nothing. */
export async function printPaper(paper: Printed): Promise<Buffer> {
  const dress: Dress = dresses[paper.dress];
  const { default: Printer } = await import('pdfkit');
  const pdf = open(Printer, paper, dress);
  const bottom = drawFront(pdf, paper, dress);
  const pieces = piecesOf(pdf, paper, dress);
  const placed = balanced(pieces, framesOf(dress, bottom));
  let page = 0;
  for (const place of placed) {
    while (page < place.frame.page) {
      page += 1;
      addPage(pdf, dress);
      drawHead(pdf, paper, page);
    }
    pieces[place.at]?.draw(pdf, place.frame.x, place.y);
  }
  return closed(pdf);
}

function open(Printer: typeof PDFDocument, paper: Printed, dress: Dress): Pdf {
  const pdf = new Printer({
    size: [...dress.page],
    margin: 0,
    compress: false,
    autoFirstPage: false,
    lang: 'en-GB',
    info: { Title: paper.title, Author: paper.authors.join('; '), Subject: paper.source, CreationDate: new Date(paper.dated) },
  });
  addPage(pdf, dress);
  if (paper.labelled) numberFrom(pdf, paper.firstPage);
  return pdf;
}

const addPage = (pdf: Pdf, dress: Dress): void => void pdf.addPage({ size: [...dress.page], margin: 0 });

/** Page labels are not in pdfkit's own vocabulary: they go into the catalogue by hand. */
function numberFrom(pdf: Pdf, first: number): void {
  const { _root: catalogue } = pdf as unknown as { _root: { data: { [key: string]: unknown } } };
  catalogue.data['PageLabels'] = { Nums: [0, { S: 'D', St: first }] };
}

function closed(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
}

function framesOf(dress: Dress, firstTop: number): (n: number) => Frame {
  const width = columnWidth(dress);
  return (n) => {
    const page = Math.floor(n / dress.columns);
    const top = page === 0 ? firstTop : dress.margin.top;
    const x = dress.margin.side + (n % dress.columns) * (width + dress.gap);
    return { page, x, top, height: dress.page[1] - dress.margin.foot - top };
  };
}

const use = (pdf: Pdf, face: Face): Pdf =>
  pdf
    .font(face.font)
    .fontSize(face.size)
    .fillColor(face.colour ?? 'black');

const measureOf = (pdf: Pdf, face: Face, rest: Omit<Measure, 'widthOf'>): Measure => {
  const known = new Map<string, number>();
  const widthOf = (text: string): number => {
    const width = known.get(text) ?? use(pdf, face).widthOfString(text);
    known.set(text, width);
    return width;
  };
  return { ...rest, widthOf };
};

/** One line, its top at y. */
function drawLine(pdf: Pdf, face: Face, line: SetLine, at: { readonly x: number; readonly y: number }): void {
  const baseline = at.y + (face.leading + face.size * 0.66) / 2;
  use(pdf, face).save();
  pdf.addContent(`${line.spacing.toFixed(3)} Tw`);
  pdf.text(line.text, at.x + line.indent, baseline, { lineBreak: false, baseline: 'alphabetic' });
  pdf.restore();
}

/** Draws a paragraph at once, outside the flow. Returns where it ends. */
function drawParagraph(
  pdf: Pdf,
  face: Face,
  text: string,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly justify?: boolean },
): number {
  let { y } = at;
  for (const line of setParagraph(text, measureOf(pdf, face, { width: at.width, indent: 0, justify: at.justify ?? false }))) {
    drawLine(pdf, face, line, { x: at.x, y });
    y += face.leading;
  }
  return y;
}

function drawTitle(pdf: Pdf, face: Face, text: string, at: { readonly x: number; readonly y: number; readonly width: number }): number {
  let { y } = at;
  for (const line of setTitle(text, measureOf(pdf, face, { width: at.width, indent: 0, justify: false })))
    y = drawn(pdf, face, { ...line, spacing: 0 }, { x: at.x, y });
  return y;
}

function rule(pdf: Pdf, from: { readonly x: number; readonly y: number }, width: number, weight = 0.5): void {
  pdf
    .moveTo(from.x, from.y)
    .lineTo(from.x + width, from.y)
    .lineWidth(weight)
    .stroke('black');
}

/** Source, title, authors and abstract across the page. Returns where the columns begin. */
function drawFront(pdf: Pdf, paper: Printed, dress: Dress): number {
  const { faces, margin, page } = dress;
  const [x, width] = [margin.side, page[0] - 2 * margin.side];
  if (dress.band) pdf.rect(0, 0, page[0], 36).fill(dress.band);
  let y = drawParagraph(pdf, faces.running, paper.source, { x, y: margin.top - 24, width });
  if (!dress.band) rule(pdf, { x, y: y + 2 }, width);
  y = drawTitle(pdf, faces.title, paper.title, { x, y: y + faces.title.size, width }) + 6;
  y = drawParagraph(pdf, faces.authors, listed(paper.authors), { x, y, width });
  y = drawParagraph(pdf, faces.small, paper.affiliations, { x, y: y + 1, width }) + 9;
  if (!dress.band) rule(pdf, { x, y }, width);
  y = drawParagraph(pdf, faces.abstract, paper.abstract, { x, y: y + 7, width, justify: dress.justify }) + 7;
  if (!dress.band) rule(pdf, { x, y }, width);
  drawFolio(pdf, paper, 0);
  return y + 14;
}

const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : names.join();

function drawHead(pdf: Pdf, paper: Printed, sheet: number): void {
  const { faces, margin, page }: Dress = dresses[paper.dress];
  const isLeft = (paper.firstPage + sheet) % 2 === 0;
  const text = isLeft ? paper.running : paper.source;
  const width = use(pdf, faces.running).widthOfString(text);
  const x = isLeft ? margin.side : page[0] - margin.side - width;
  drawLine(pdf, faces.running, { text, indent: 0, spacing: 0 }, { x, y: margin.top - 28 });
  drawFolio(pdf, paper, sheet);
}

/** The printed page number, on the outer side. */
function drawFolio(pdf: Pdf, paper: Printed, sheet: number): void {
  const { faces, margin, page }: Dress = dresses[paper.dress];
  const text = String(paper.firstPage + sheet);
  const isLeft = (paper.firstPage + sheet) % 2 === 0;
  const x = isLeft ? margin.side : page[0] - margin.side - use(pdf, faces.body).widthOfString(text);
  drawLine(pdf, { ...faces.body, size: 9 }, { text, indent: 0, spacing: 0 }, { x, y: page[1] - margin.foot + 16 });
}

function piecesOf(pdf: Pdf, paper: Printed, dress: Dress): readonly Drawn[] {
  const pieces: Drawn[] = [];
  for (const { heading, depth, blocks } of paper.sections) {
    pieces.push(...headingPieces(pdf, dress, heading, depth));
    for (const [n, block] of blocks.entries())
      if (typeof block === 'string') pieces.push(...paragraphPieces(pdf, dress, block, { isFirst: n === 0 }));
      else pieces.push(tablePiece(pdf, dress, block));
  }
  if (paper.references.length) pieces.push(...headingPieces(pdf, dress, 'References', 1));
  for (const reference of paper.references) pieces.push(...referencePieces(pdf, dress, reference));
  return pieces;
}

const linePiece = (face: Face, line: SetLine, rest: Pick<Flowing, 'before' | 'keep'>): Drawn => ({
  ...rest,
  height: face.leading,
  draw: (pdf, x, y) => drawLine(pdf, face, line, { x, y }),
});

function headingPieces(pdf: Pdf, dress: Dress, text: string, depth: 1 | 2): readonly Drawn[] {
  const face = depth === 1 ? dress.faces.heading : dress.faces.subheading;
  const before = depth === 1 ? face.leading * 0.8 : face.leading * 0.4;
  const lines = setParagraph(text, measureOf(pdf, face, { width: columnWidth(dress), indent: 0, justify: false }));
  return lines.map((line, n) => linePiece(face, line, { before: n ? 0 : before, keep: true }));
}

function paragraphPieces(pdf: Pdf, dress: Dress, text: string, { isFirst }: { readonly isFirst: boolean }): readonly Drawn[] {
  const face = dress.faces.body;
  const indent = isFirst || dress.paragraphGap ? 0 : face.size;
  const lines = setParagraph(text, measureOf(pdf, face, { width: columnWidth(dress), indent, justify: dress.justify }));
  return lines.map((line, n) =>
    linePiece(face, line, {
      before: n ? 0 : Math.max(dress.paragraphGap, isFirst ? 2.5 : 0),
      keep: lines.length > 1 && (n === 0 || n === lines.length - 2),
    }),
  );
}

function referencePieces(pdf: Pdf, dress: Dress, text: string): readonly Drawn[] {
  const face = dress.faces.reference;
  const lines = setParagraph(text, measureOf(pdf, face, { width: columnWidth(dress) - 8, indent: 0, justify: false }));
  return lines.map((line, n) => linePiece(face, { ...line, indent: n ? 8 : 0 }, { before: n ? 0 : 2, keep: n < lines.length - 1 }));
}

/** A table as wide as the column: rules above, under the header and below; numbers to the right. */
function tablePiece(pdf: Pdf, dress: Dress, table: DemoTable): Drawn {
  const face = dress.faces.table;
  const width = columnWidth(dress);
  const measure = measureOf(pdf, face, { width, indent: 0, justify: false });
  const bold: Face = { ...face, font: face.font === 'Helvetica' ? 'Helvetica-Bold' : 'Times-Bold' };
  const caption = setParagraph(table.caption, measureOf(pdf, bold, { width, indent: 0, justify: false }));
  const note = table.note ? setParagraph(table.note, measure) : [];
  const rows = [table.header, ...table.rows];
  const ends = columnEnds(pdf, bold, rows, width);
  const height = (caption.length + rows.length + note.length) * face.leading + 10;
  const draw = (page: Pdf, x: number, top: number): void => {
    let y = top + 2;
    for (const line of caption) y = drawn(page, bold, line, { x, y });
    rule(page, { x, y: y + 1 }, width, 0.8);
    for (const [n, row] of rows.entries()) {
      drawRow(page, n ? face : bold, row, { x, y: y + 2, ends });
      y += face.leading;
      if (n === 0) rule(page, { x, y: y + 2 }, width, 0.4);
    }
    rule(page, { x, y: y + 3 }, width, 0.8);
    y += 5;
    for (const line of note) y = drawn(page, face, line, { x, y });
  };
  return { height, before: face.leading * 0.6, keep: false, draw };
}

function drawn(pdf: Pdf, face: Face, line: SetLine, at: { readonly x: number; readonly y: number }): number {
  drawLine(pdf, face, line, at);
  return at.y + face.leading;
}

/** Where the columns after the first end: each as wide as its widest cell. */
function columnEnds(pdf: Pdf, face: Face, rows: DemoTable['rows'], width: number): readonly number[] {
  const columns = (rows[0] ?? [])
    .slice(1)
    .map((_, n) => Math.max(...rows.map((row) => use(pdf, face).widthOfString(row[n + 1] ?? ''))) + 9);
  return columns.map((_, n) => width - columns.slice(n + 1).reduce((sum, one) => sum + one, 0));
}

function drawRow(
  pdf: Pdf,
  face: Face,
  cells: readonly string[],
  at: { readonly x: number; readonly y: number; readonly ends: readonly number[] },
): void {
  for (const [n, text] of cells.entries()) {
    if (!text) continue;
    const x = n === 0 ? at.x : at.x + (at.ends[n - 1] ?? 0) - use(pdf, face).widthOfString(text);
    drawLine(pdf, face, { text, indent: 0, spacing: 0 }, { x, y: at.y });
  }
}
