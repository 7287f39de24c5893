/** A small PDF of our own, read once when a child starts: the next file then finds the reader's code compiled (1.4 s → 0.5 s). */

const line = 'Trust between organisations grew slowly because managers had worked together before, and staff knew it.';

/** Offsets are left out: pdf.js finds the objects by itself, and that code is warm, too, then. */
export function warmUpPdf(pages = 6): string {
  const lines = Array.from({ length: 55 }, (_, n) => `1 0 0 1 72 ${760 - n * 12} Tm [(${line.slice(0, 40)}) -250 (${line.slice(41)})] TJ`);
  const content = `BT /F 10 Tf ${lines.join(' ')} ET`;
  const kids = Array.from({ length: pages }, (_, n) => `${n + 5} 0 R`);
  const page = '/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >>';
  return [
    '%PDF-1.4',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    `2 0 obj << /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >> endobj`,
    '3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> endobj',
    `4 0 obj << /Length ${content.length} >> stream\n${content}\nendstream endobj`,
    ...kids.map((_, n) => `${n + 5} 0 obj << ${page} >> endobj`),
    'trailer << /Root 1 0 R >>',
    '%%EOF',
  ].join('\n');
}
