/** Pages from content streams written by hand: forms in forms, masks, marked parts, fonts that say odd things of their letters. */

export interface DrawnPage {
  readonly content: string;
  /** Content of the forms /X0 … /X2; the last may draw the others. X1 is a group. */
  readonly forms?: readonly string[];
  readonly box?: string;
}

const unicode = [
  '<61> <0301>', // a: an accent
  '<65> <00660069>', // e: two letters
  '<73> <200B>', // s: nothing to be seen
  '<74> <D835DC00>', // t: a letter beyond the first 65,536
];

/** F is Times, G is Helvetica; H is Times whose letters a, e, s and t mean others, R one whose A is right-to-left. */
export function drawnPdf(pages: readonly DrawnPage[]): Uint8Array {
  const stream = (entries: string, body: string) => `<< ${entries} /Length ${body.length} >> stream\n${body}\nendstream`;
  const map = (chars: readonly string[]) =>
    stream(
      '',
      `begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${chars.length} beginbfchar ${chars.join(' ')} endbfchar endcmap`,
    );
  const fonts = '/Font << /F 3 0 R /G 4 0 R /H 5 0 R /R 7 0 R >>';
  const resources = (own: string) => `/Resources << ${fonts} ${own} >>`;
  const font = (base: string, more = '/Encoding /WinAnsiEncoding') => `<< /Type /Font /Subtype /Type1 /BaseFont /${base} ${more} >>`;
  const drawn = pages.flatMap(({ content, forms = [], box = '[-30000 -30000 30000 30000]' }, n) => {
    const first = 10 + n * 10;
    const states = `/ExtGState << /E << /Font [4 0 R 8] >> /M << /SMask << /S /Alpha /G ${first + 3} 0 R >> >> /N << /SMask << /S /Alpha /G ${first + 2} 0 R >> >> >>`;
    const inner = `/XObject << /X0 ${first + 2} 0 R /X1 ${first + 3} 0 R /Im 9 0 R >>`;
    const all = `/XObject << /X0 ${first + 2} 0 R /X1 ${first + 3} 0 R /X2 ${first + 4} 0 R /Im 9 0 R >>`;
    const own = [resources(states), resources(states), resources(`${states} ${inner}`)];
    return [
      [first, `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents ${first + 1} 0 R ${resources(`${states} ${all}`)} >>`],
      [first + 1, stream('', content)],
      ...own.map((of, at) => {
        const group = at === 1 ? '/Group << /S /Transparency >>' : '/Matrix [1 0 0 1 4 7]';
        return [first + 2 + at, stream(`/Type /XObject /Subtype /Form /BBox [-9999 -9999 9999 9999] ${group} ${of}`, forms[at] ?? '')];
      }),
    ];
  });
  const objects = [
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Kids [${pages.map((_, n) => `${10 + n * 10} 0 R`).join(' ')}] /Count ${pages.length} >>`],
    [3, font('Times-Roman')],
    [4, font('Helvetica-Bold')],
    [5, font('Times-Roman', '/ToUnicode 6 0 R')],
    [6, map(unicode)],
    [7, font('Times-Roman', '/ToUnicode 8 0 R')],
    [8, map(['<41> <05D0>'])],
    [9, stream('/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray', 'abcd')],
    ...drawn,
  ];
  const file = ['%PDF-1.7', ...objects.map(([id, body]) => `${id} 0 obj ${body} endobj`), 'trailer << /Root 1 0 R >>', '%%EOF'].join('\n');
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}
