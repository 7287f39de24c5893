/** PubMed's own format (MEDLINE/NBIB: https://www.nlm.nih.gov/bsd/mms/medlineelements.html). Read only. */
import { oneLine } from '../../reviews/one-line.ts';
import type { ReferenceKind } from '../reference.ts';
import { abstractFrom, authorNames, distinct, doiIn, pmidFrom, yearIn } from './details.ts';
import type { RecordFields } from './found.ts';
import { hasTag, type TaggedFormat, type Tags, type TagSyntax } from './tagged.ts';

const syntax: TagSyntax = {
  tagOf(line) {
    const match = /^(?=.{4}-)([A-Z][A-Z0-9]{1,3}) *-(?: (.*)|$)/s.exec(line);
    return match && { tag: match[1] ?? '', value: match[2] ?? '' };
  },
  isHeading: () => false,
  begins: (tag, open) => tag === 'PMID' && (hasTag(open, 'PMID') || open.isAfterBlank),
  ends: () => false,
};

export const nbib: TaggedFormat = { syntaxOf: () => syntax, fieldsOf };

function fieldsOf(tags: Tags): RecordFields {
  const people = tags.all(['FAU']).length ? tags.all(['FAU']) : tags.all(['AU']);
  const editors = tags.all(['FED']).length ? tags.all(['FED']) : tags.all(['ED']);
  return {
    kind: kindFrom(tags),
    title: oneLine(tags.first('TI', 'BTI', 'TT')).replace(/^\[(.*)\]\.?$/, '$1'),
    authors: authorNames([...(people.length ? people : editors), ...tags.all(['CN']).map((body) => `${body},`)]),
    year: yearIn(tags.first('DP'), tags.first('DEP'), tags.first('SO')),
    container: oneLine(tags.first('JT', 'TA') || (tags.first('TI') ? tags.first('BTI') : '')),
    volume: tags.first('VI'),
    issue: tags.first('IP'),
    pages: tags.first('PG'),
    doi: doiIn(...tags.all(['AID', 'LID']).filter((id) => id.includes('[doi]')), tags.first('SO')),
    pmid: pmidFrom(tags.first('PMID')),
    url: '',
    abstract: abstractFrom(tags.all(['AB', 'OAB'])),
    language: oneLine(tags.first('LA')),
    keywords: distinct([...tags.all(['OT']), ...tags.all(['MH'])].map((word) => word.replace(/\*/g, ''))),
    note: tags.all(['GN']).join('\n'),
  };
}

function kindFrom(tags: Tags): ReferenceKind {
  const types = tags.all(['PT']).join('; ');
  if (/book chapter/i.test(types) || (tags.first('BTI') && tags.first('TI'))) return 'chapter';
  if (/\bbook\b|monograph/i.test(types)) return 'book';
  if (/congress|conference/i.test(types) && !/journal article/i.test(types)) return 'conference';
  return /technical report/i.test(types) ? 'report' : 'article';
}
