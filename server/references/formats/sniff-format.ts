/** Which format a text is in, by what it holds: names lie. */

import { isClear, mappingFor } from './table-columns.ts';
import { beginningLength } from './tagged.ts';

export const textFormats = ['RIS', 'PubMed', 'Web of Science', 'EndNote XML', 'PubMed XML', 'BibTeX', 'JSON', 'Table'] as const;
export type TextFormat = (typeof textFormats)[number];

/** Signs of each format that stand at a line's start. A truncated or shuffled file still has many. */
const signs: readonly (readonly [TextFormat, RegExp])[] = [
  ['RIS', /^\ufeff?(?:TY|ER|AU|A1|T1|TI|KW|Y1|PY|AB|N2|JF|JO|T2|SP|EP|DO|UR) {0,2}-(?: |$)/gm],
  ['PubMed', /^(?:PMID|OWN |STAT|FAU |MHDA|CRDT|PHST|EDAT|DCOM|PMC |LID |AID |MH {2}|JT {2})- /gm],
  ['Web of Science', /^(?:FN \S|VR \d|PT [JBSP]$|AF \S|SO \S|UT \S|BP \S|PD \S|DI 10\.|ER$|EF$)/gm],
  ['BibTeX', /^[ \t]*@[A-Za-z]+\s*[{(]\s*[^\s,={}"]*\s*[,=]/gm],
];

/** What only one format begins with. */
const firsts: readonly (readonly [TextFormat, RegExp])[] = [
  ['RIS', /^TY {1,2}-/],
  ['PubMed', /^PMID- /],
  ['Web of Science', /^FN [^\r\n]+[\r\n]+VR /],
  ['BibTeX', /^@[A-Za-z]+\s*\{\s*[^\s,={}"]*\s*[,=]/],
];

/** Looks at the beginning; a table is what nothing else is. */
export function formatOf(text: string): TextFormat {
  const head = text.slice(0, beginningLength);
  const begin = head.replace(/^[\ufeff\s]+/, '').slice(0, 2000);
  if (begin.startsWith('<') || /<(?:record|PubmedArticle)[\s>]/.test(begin))
    return /<Pubmed|<MedlineCitation/.test(head) ? 'PubMed XML' : 'EndNote XML';
  if (/^[[{]\s*["{[\]}]/.test(begin)) return 'JSON';
  if (hasHeadings(begin)) return 'Table';
  const first = firsts.find(([, sign]) => sign.test(begin));
  if (first) return first[0];
  const counts = signs.map(([format, sign]) => [format, head.match(sign)?.length ?? 0] as const);
  const [best, count] = counts.reduce((most, one) => (one[1] > most[1] ? one : most));
  return count > 0 ? best : 'Table';
}

/** A table's cells may quote any other format; its first line tells. */
function hasHeadings(begin: string): boolean {
  const [line = ''] = begin.split(/[\r\n]/);
  return ['\t', ';', ','].some((mark) => isClear(mappingFor(line.split(mark).map((cell) => cell.replace(/^"|"$/g, '')))));
}
