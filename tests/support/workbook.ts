/** Spreadsheets made part by part, so that a part can be hostile. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const office = 'http://schemas.openxmlformats.org';
const head = '<?xml version="1.0"?>';
const relation = (id: string, type: string, target: string) =>
  `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': relation('rId1', 'officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml': `${head}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
};

/** A sheet whose rows are this XML; `prologue` stands before its root. */
export const sheetXml = (rows: string, prologue = ''): string =>
  `${head}${prologue}<worksheet xmlns="${office}/spreadsheetml/2006/main"><dimension ref="A1:B9"/><sheetData>${rows}</sheetData></worksheet>`;

export const rowXml = (...cells: readonly string[]): string =>
  `<row r="1">${cells.map((cell, at) => `<c r="${'ABCDEFGH'[at] ?? 'Z'}1" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

export interface WorkbookGiven {
  readonly sheet: string;
  /** Other entries, and how often each comes. */
  readonly more?: readonly { readonly name: string; readonly content: string; readonly times?: number }[];
  /** The directory says that the sheet has this many bytes. */
  readonly claims?: number;
}

export async function workbook({ sheet, more = [], claims }: WorkbookGiven): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries({ ...parts, 'xl/worksheets/sheet1.xml': sheet })) zip.addBuffer(Buffer.from(content), name);
  for (const { name, content, times = 1 } of more)
    for (let n = 0; n < times; n++) zip.addBuffer(Buffer.from(content), times > 1 ? `${name}-${n}` : name);
  zip.end();
  const bytes = await buffer(zip.outputStream);
  return claims === undefined ? bytes : claiming(bytes, Buffer.byteLength(sheet), claims);
}

/** Replaces a length wherever it is written: in the local header and in the directory. */
function claiming(bytes: Buffer, length: number, claims: number): Buffer {
  const [is, says] = [Buffer.alloc(4), Buffer.alloc(4)];
  is.writeUInt32LE(length);
  says.writeUInt32LE(claims);
  for (let at = bytes.indexOf(is); at >= 0; at = bytes.indexOf(is, at + 4)) says.copy(bytes, at);
  return bytes;
}
