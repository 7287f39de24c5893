/** PubMed's XML (https://dtd.nlm.nih.gov/ncbi/pubmed/), one article or book chapter. */
import { oneLine } from '../../reviews/one-line.ts';
import { abstractFrom, authorNames, distinct, doiIn, yearIn } from './details.ts';
import type { RecordFields } from './found.ts';
import { all, first, said, textOf, type XmlElement } from './xml-tree.ts';

export const pubmedElements = ['PubmedArticle', 'PubmedBookArticle'] as const;

export function pubmedFields(record: XmlElement): RecordFields {
  const citation = first(record, 'MedlineCitation') ?? first(record, 'BookDocument');
  const article = first(citation, 'Article') ?? citation;
  const book = first(citation, 'Book');
  const issue = first(article, 'Journal', 'JournalIssue');
  return {
    kind: book ? 'chapter' : 'article',
    title: oneLine(said(article, 'ArticleTitle') || said(article, 'VernacularTitle') || said(book, 'BookTitle')).replace(
      /^\[(.*)\]\.?$/,
      '$1',
    ),
    authors: authorNames(all(article, 'AuthorList', 'Author').map(nameOf)),
    year: yearIn(
      said(issue, 'PubDate', 'Year'),
      said(issue, 'PubDate', 'MedlineDate'),
      said(article, 'ArticleDate', 'Year'),
      said(book, 'PubDate'),
    ),
    container: oneLine(said(article, 'Journal', 'Title') || said(article, 'Journal', 'ISOAbbreviation') || said(book, 'BookTitle')),
    volume: said(issue, 'Volume'),
    issue: said(issue, 'Issue'),
    pages: said(article, 'Pagination', 'MedlinePgn'),
    doi: doiOf(record, article),
    pmid: said(citation, 'PMID'),
    url: '',
    abstract: abstractOf(article),
    language: oneLine(said(article, 'Language')),
    keywords: distinct(
      [...all(citation, 'KeywordList', 'Keyword'), ...all(citation, 'MeshHeadingList', 'MeshHeading', 'DescriptorName')].map(textOf),
    ),
    note: '',
  };
}

function nameOf(author: XmlElement): string {
  const family = said(author, 'LastName');
  if (!family) return `${said(author, 'CollectiveName')},`;
  return `${family}, ${said(author, 'ForeName') || said(author, 'Initials')}`;
}

function doiOf(record: XmlElement, article: XmlElement | undefined): string {
  const ids = [...all(record, 'PubmedData', 'ArticleIdList', 'ArticleId'), ...all(article, 'ArticleIdList', 'ArticleId')];
  const named = ids.filter((id) => id.attributes['IdType'] === 'doi');
  return doiIn(...[...all(article, 'ELocationID').filter((id) => id.attributes['EIdType'] === 'doi'), ...named].map(textOf));
}

/** Each labelled part is a paragraph that begins with its label. */
const abstractOf = (article: XmlElement | undefined): string =>
  abstractFrom(
    all(article, 'Abstract', 'AbstractText').map((part) => {
      const label = part.attributes['Label'];
      return label && label !== 'UNLABELLED' ? `${label}: ${oneLine(textOf(part))}` : oneLine(textOf(part));
    }),
  );
