/** XML text to a tree, by saxes: entities and document types are refused, which ends entity bombs. */
import { SaxesParser } from 'saxes';
import { withoutIllegal } from '../../reviews/xml-characters.ts';
import type { XmlElement } from './xml-tree.ts';

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** @throws Error with the parser's sentence when the text is not well-formed. */
export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (said) => open.at(-1)?.children.push(said));
  parser.on('cdata', (said) => open.at(-1)?.children.push(said));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(cleaned(text)).close();
  const element = root.children.find((child) => typeof child !== 'string');
  if (!element) throw new Error('there is no element');
  return element;
}

/** What databases write into XML though it can't be there: HTML's names for characters, and control characters. */
function cleaned(text: string): string {
  return withoutIllegal(text)
    .replace(/&#(x?)([0-9a-f]+);/gi, (whole, hex: string, digits: string) =>
      isAllowed(Number.parseInt(digits, hex ? 16 : 10)) ? whole : '',
    )
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/gi, '&amp;');
}

const isAllowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 32 && code < 0xd800) ||
  (code > 0xdfff && code < 0xfffe) ||
  (code > 0xffff && code < 0x110000);
