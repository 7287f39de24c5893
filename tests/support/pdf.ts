/** PDFs from strings, as papers look: one column or two, turned pages, labels, no text at all, a password. */
import PDFDocument from 'pdfkit';

export interface PaperGiven {
  readonly title?: string;
  readonly authors?: string;
  /** Printed under the authors: "Journal of Care 2019;12:34–56". */
  readonly source?: string;
  readonly doi?: string;
  /** Paragraphs; they flow over the columns and pages. */
  readonly body: readonly string[];
  readonly columns?: 1 | 2;
  /** What the file says of itself. */
  readonly info?: Readonly<Record<string, string>>;
  readonly size?: number;
}

const margin = 56;
const gap = 24;

/** A paper on A4: head, then the body in columns. */
export function paperPdf({ title, authors, source, doi, body, columns = 2, info = {}, size = 10 }: PaperGiven): Promise<Uint8Array> {
  return pdfOf({ info }, (pdf) => {
    pdf.addPage();
    let top = margin;
    for (const [text, points, font] of [
      [source, 8, 'Times-Italic'],
      [doi && `https://doi.org/${doi}`, 8, 'Times-Roman'],
      [title, 19, 'Times-Bold'],
      [authors, 11, 'Times-Roman'],
    ] as const) {
      if (!text) continue;
      pdf.font(font).fontSize(points).text(text, margin, top);
      top = pdf.y + 8;
    }
    flow(pdf, body, { columns, top, size });
  });
}

function flow(
  pdf: PDFKit.PDFDocument,
  body: readonly string[],
  { columns, top, size }: { columns: number; top: number; size: number },
): void {
  const width = (pdf.page.width - 2 * margin - (columns - 1) * gap) / columns;
  const foot = pdf.page.height - margin;
  pdf.font('Times-Roman').fontSize(size);
  let [column, y, start] = [0, top, top];
  for (const line of body.flatMap((paragraph) => linesOf(pdf, paragraph, width))) {
    if (y + size * 1.2 > foot) {
      column += 1;
      if (column === columns) {
        pdf.addPage().font('Times-Roman').fontSize(size);
        [column, start] = [0, margin];
      }
      y = start;
    }
    pdf.text(line, margin + column * (width + gap), y, { lineBreak: false });
    y += size * 1.2;
  }
}

function linesOf(pdf: PDFKit.PDFDocument, paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && pdf.widthOfString(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export interface PageGiven {
  /** Degrees that the page is turned for display. */
  readonly rotation?: 0 | 90 | 180 | 270;
  /** Text and where it stands: points from the upper left; `angle` turns it clockwise. */
  readonly texts: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly size?: number;
    readonly angle?: number;
  }[];
}

/** Pages with texts at given places. */
export const pagesPdf = (pages: readonly PageGiven[], options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> =>
  pdfOf(options, (pdf) => {
    for (const { rotation = 0, texts } of pages) {
      pdf.addPage();
      if (rotation) Object.assign((pdf.page as unknown as { dictionary: { data: object } }).dictionary.data, { Rotate: rotation });
      for (const { text, x, y, size = 12, angle = 0 } of texts) {
        pdf.save();
        pdf
          .rotate(angle, { origin: [x, y] })
          .font('Helvetica')
          .fontSize(size)
          .text(text, x, y, { lineBreak: false });
        pdf.restore();
      }
    }
  });

/** Pages that are pictures: nothing can be read on them. */
export const picturePdf = (pages: number): Promise<Uint8Array> =>
  pdfOf({}, (pdf) => {
    for (let n = 0; n < pages; n++) pdf.addPage().rect(80, 80, 300, 400).fill('#888');
  });

export function pdfOf(options: PDFKit.PDFDocumentOptions, draw: (pdf: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false, compress: true, ...options });
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
    draw(pdf);
    pdf.end();
  });
}

/** Sentences that are all different, so that a quotation is found once. */
export function sentences(count: number, about = 'trust'): readonly string[] {
  const who = ['Managers', 'Nurses', 'Leaders', 'Partners', 'Carers', 'Clinicians', 'Commissioners'];
  const did = ['described', 'questioned', 'welcomed', 'resisted', 'shaped', 'waited for'];
  const what = ['shared budgets', 'joint meetings', 'a common record', 'the new protocol', 'mutual visits'];
  return Array.from({ length: count }, (_, n) => {
    const pick = (words: readonly string[], step: number) => words[Math.floor(n / step) % words.length] ?? '';
    return `${pick(who, 1)} ${pick(did, 7)} ${pick(what, 42)} when ${about} number ${n + 1} grew between the organisations.`;
  });
}

/** Paragraphs of four sentences. */
export function paragraphs(count: number, about?: string): readonly string[] {
  const all = sentences(count * 4, about);
  return Array.from({ length: count }, (_, n) => all.slice(n * 4, n * 4 + 4).join(' '));
}
