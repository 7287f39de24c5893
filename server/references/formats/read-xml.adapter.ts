/** EndNote and PubMed XML: the file is cut into records, and each is parsed by itself. */
import { endnoteElements, endnoteFields } from './endnote-xml.ts';
import { type Found, foundRecord, type RecordFields } from './found.ts';
import { lineCounter } from './lines.ts';
import { pubmedElements, pubmedFields } from './pubmed-xml.ts';
import { piecesOf, type XmlElement } from './xml-tree.ts';
import { parseXml } from './xml-tree.adapter.ts';

export const readEndnoteXml = (text: string): Generator<Found> => readXml(text, endnoteElements, endnoteFields);
export const readPubmedXml = (text: string): Generator<Found> => readXml(text, pubmedElements, pubmedFields);

/** Letters of one record's XML: what is longer would keep everybody waiting while it is read. */
const longestRecord = 1_000_000;

function* readXml(text: string, elements: readonly string[], fieldsOf: (record: XmlElement) => RecordFields): Generator<Found> {
  const lineOf = lineCounter(text);
  for (const piece of piecesOf(text, elements)) {
    const line = lineOf(piece.at);
    try {
      if (!piece.isWhole) throw new Error('it is not closed');
      if (piece.text.length > longestRecord) throw new Error('it is longer than a record can be');
      yield foundRecord(line, piece.text, fieldsOf(parseXml(piece.text)));
    } catch (error) {
      yield { is: 'skipped', line, reason: `Its XML is damaged: ${faultOf(error)}.`, text: piece.text };
    }
  }
}

/** saxes puts its own line and column in front, which count from the record's beginning. */
const faultOf = (error: unknown): string => (error as Error).message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
