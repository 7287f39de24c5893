/** A record as it is read: title, who and where, abstract with the team's terms marked, labels, links. */
import { kindNames, type ReferenceKind } from '../../server/references/reference.ts';
import type { RecordShown } from '../../server/screening/records.queries.ts';
import type { TermFinder } from '../../server/screening/terms.ts';
import { paths } from '../../server/paths.ts';
import { Tag } from '../shared/page.tsx';

interface RecordTextProps {
  readonly slug: string;
  readonly record: RecordShown;
  readonly find: TermFinder;
}

export function RecordText({ slug, record, find }: RecordTextProps) {
  return (
    <article class="read-record">
      <h2 tabIndex={-1}>
        <Marked text={record.title || 'Untitled'} find={find} />
      </h2>
      <p class="record-who">{writtenAuthors(record.authors)}</p>
      <p class="record-where">{whereOf(record)}</p>
      <Links slug={slug} record={record} />
      <div class="record-abstract">
        {paragraphsOf(record.abstract).map((paragraph, at) => (
          <p key={at}>
            {paragraph.heading && <strong class="abstract-heading">{paragraph.heading} </strong>}
            <Marked text={paragraph.text} find={find} />
          </p>
        ))}
        {!record.abstract && <p class="quiet">This record has no abstract.</p>}
      </div>
      {record.keywords.length > 0 && (
        <p class="record-labels">
          <span class="quiet">Keywords </span>
          {record.keywords.slice(0, 30).map((word, at) => (
            <span key={word}>
              {at > 0 && ' · '}
              <Marked text={word} find={find} />
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

/** "Smith J; Lee K", at most ten of them. */
function writtenAuthors(authors: readonly string[]): string {
  if (!authors.length) return 'No authors given';
  return authors.length > 10 ? `${authors.slice(0, 10).join('; ')} and ${authors.length - 10} more` : authors.join('; ');
}

function whereOf({ year, container, volume, issue, pages }: RecordShown): string {
  const place = [volume, issue && `(${issue})`].filter(Boolean).join('');
  return [year === null ? 'no year' : String(year), container, place, pages].filter(Boolean).join(' · ');
}

function Links({ slug, record }: Pick<RecordTextProps, 'slug' | 'record'>) {
  const { documents, doi, kind, language, sources } = record;
  return (
    <p class="record-links">
      {documents.map((file, at) => (
        <a key={file.id} href={paths.reader(slug, file.id)}>
          {at === 0 ? 'Full text' : file.fileName}
        </a>
      ))}
      {documents.length === 0 && <span class="quiet">No full text yet</span>}
      {doi && (
        <a href={`https://doi.org/${doi}`} rel="noreferrer">
          DOI
        </a>
      )}
      <a href={paths.reference(slug, record.id)}>Record {record.number}</a>
      {kind && kind !== 'article' && <Tag>{kindNames[kind as ReferenceKind] ?? kind}</Tag>}
      {language && !/^en/i.test(language) && <Tag>{language}</Tag>}
      {sources.map((source) => (
        <Tag key={source.id}>{source.name}</Tag>
      ))}
    </p>
  );
}

function Marked({ text, find }: { readonly text: string; readonly find: TermFinder }) {
  return (
    <>
      {find(text).map(({ text: words, kind }, at) =>
        kind ? (
          <mark key={at} class={`term ${kind}`}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </>
  );
}

interface Paragraph {
  readonly heading: string;
  readonly text: string;
}

/** A structured abstract's parts begin with a heading in capitals ("METHODS:"): each becomes a paragraph of its own. */
function paragraphsOf(abstract: string): readonly Paragraph[] {
  return abstract
    .split(/\n+|(?<=[.!?)\]]\s{1,3})(?=[A-Z][A-Z /&,-]{3,40}:\s)/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const heading = /^[A-Z][A-Z /&,-]{3,40}:(?=\s)/.exec(part)?.[0] ?? '';
      return { heading, text: part.slice(heading.length).trimStart() };
    });
}
