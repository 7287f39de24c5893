/** S-13 and R-33: XML that grows, nests and names other files, by itself and inside spreadsheets; and the archives around it. */
import { describe, expect, it } from 'vitest';
import { readSpreadsheet, UnreadableTable } from '../../server/platform/spreadsheet.adapter.ts';
import type { Found } from '../../server/references/formats/found.ts';
import { openReferences } from '../../server/references/formats/open-file.adapter.ts';
import { rowXml, sheetXml, workbook } from '../support/workbook.ts';

/** Seconds of work of this process that one file may take: what grows with its square takes minutes. */
const most = 5;

async function worked<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}

const laughs = Array.from({ length: 12 }, (_, n) => (n ? `<!ENTITY l${n} "${`&l${n - 1};`.repeat(10)}">` : '<!ENTITY l0 "lol">')).join('');

/** Document types that say what "&x;" is, and what must never come out of it. */
const prologues: readonly (readonly [what: string, prologue: string, uses: string, never: RegExp])[] = [
  ['an entity', '<!DOCTYPE a [<!ENTITY x "grown">]>', '&x;', /grown/],
  ['entities in entities, a billion times', `<!DOCTYPE a [${laughs}]>`, '&l11;', /lol/],
  ['one long entity, many times', `<!DOCTYPE a [<!ENTITY x "${'q'.repeat(50_000)}">]>`, '&x;'.repeat(5000), /q{100}/],
  ['a file of this machine', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;', /root:/],
  ['a file elsewhere', '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', '&x;', /ECONNREFUSED/],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', 'words', /root:/],
  ['a document type elsewhere', '<!DOCTYPE a SYSTEM "file:///etc/passwd">', 'words', /root:/],
  ['a declaration of another encoding', '<?xml version="1.0" encoding="UTF-7"?>', '+ADw-script+AD4-', /<script>/],
  ['a document included', '', '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>', /root:/],
];

/** Bodies that are long or deep. */
const bodies: readonly (readonly [what: string, body: string])[] = [
  ['elements in elements, 200,000 deep', `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`],
  ['elements never closed', '<a>'.repeat(50_000)],
  ['three million numbered letters', '&#65;'.repeat(3_000_000)],
  ['100,000 attributes', `<a ${Array.from({ length: 100_000 }, (_, n) => `b${n}="1"`).join(' ')}/>`],
  ['a comment without an end', `<!--${'-'.repeat(500_000)}`],
  ['text that looks like its end', ']]>'.repeat(200_000)],
];

const endnote = (title: string, prologue = ''): string =>
  `${prologue}<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title>${title}</title></titles></record>` +
  '<record><ref-type name="Journal Article">17</ref-type><titles><title>A good one</title></titles></record></records></xml>';

const pubmed = (title: string, prologue = ''): string =>
  `${prologue}<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;

const read = async (text: string): Promise<readonly Found[]> => [...(await openReferences(Buffer.from(text))).found];

describe('S-13: hostile XML of references', () => {
  it.each(prologues)('with %s names and grows nothing', async (_what, prologue, uses, never) => {
    for (const text of [endnote(uses, prologue), pubmed(uses, prologue)]) {
      const { value, seconds } = await worked(() => read(text));
      expect(seconds).toBeLessThan(most);
      const shown = value.map((one) => JSON.stringify(one.is === 'record' ? one.fields : one)).join(' ');
      expect(shown).not.toMatch(never);
    }
  });

  it.each(bodies)('with %s is read or skipped with a reason, soon', { timeout: 60_000 }, async (_what, body) => {
    for (const text of [endnote(body), pubmed(body)]) {
      const { value, seconds } = await worked(() => read(text));
      expect(seconds).toBeLessThan(most);
      for (const one of value) if (one.is === 'skipped') expect(one.reason).toMatch(/\w/);
    }
  });
});

const outcome = (bytes: Uint8Array): Promise<string> =>
  readSpreadsheet(bytes).then(
    (rows) => JSON.stringify(rows),
    (error: unknown) => (error instanceof UnreadableTable ? 'refused' : `unexpected: ${String(error)}`),
  );

describe('S-13: hostile XML in spreadsheets', () => {
  it.each(prologues)('with %s names and grows nothing', async (_what, prologue, uses, never) => {
    const file = await workbook({ sheet: sheetXml(rowXml(uses), prologue) });
    const { value, seconds } = await worked(() => outcome(file));
    expect(seconds).toBeLessThan(most);
    expect(value).not.toMatch(never);
    expect(value).not.toMatch(/^unexpected/);
  });

  it.each(bodies)('with %s is read or refused, soon', { timeout: 60_000 }, async (_what, body) => {
    const file = await workbook({ sheet: sheetXml(body) });
    const { value, seconds } = await worked(() => outcome(file));
    expect(seconds).toBeLessThan(most);
    expect(value).not.toMatch(/^unexpected/);
  });
});

describe('R-33: spreadsheets that are not what their directory says', () => {
  const bomb = () => sheetXml(rowXml('a'.repeat(20_000_000)));
  const modest = sheetXml(rowXml('Trust'));

  it.each([
    ['that would fill the memory', () => workbook({ sheet: bomb() })],
    ['that say they are small and are not', () => workbook({ sheet: bomb(), claims: 5000 })],
    ['that say they are larger than they are', () => workbook({ sheet: modest, claims: 90_000 })],
    ['with two thousand entries and more', () => workbook({ sheet: modest, more: [{ name: 'x', content: 'x', times: 2000 }] })],
    [
      'with an entry outside',
      () => workbook({ sheet: modest }).then((bytes) => renamed(bytes, 'xl/workbook.xml', '../../outside.xm'.slice(0, 15))),
    ],
    ['cut in the middle', async () => (await workbook({ sheet: modest })).subarray(0, 700)],
  ])('%s are refused, soon', { timeout: 60_000 }, async (_what, make) => {
    const file = await make();
    const { value, seconds } = await worked(() => outcome(file));
    expect([value, seconds < most]).toEqual(['refused', true]);
  });

  it('that are what they say are read', async () => {
    expect(await outcome(await workbook({ sheet: modest }))).toBe('[["Trust"]]');
    expect(await outcome(await workbook({ sheet: modest, more: [{ name: 'docProps/inner.zip', content: 'PK\u0003\u0004' }] }))).toBe(
      '[["Trust"]]',
    );
  });
});

/** Gives an entry another name of the same length, in both places where it stands. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1');
  return bytes;
}
