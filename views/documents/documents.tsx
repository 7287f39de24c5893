/** The documents of a review: what to read next, how far everybody is, what each has given so far. */
import { isFiltered } from '../../server/documents/document-filter.ts';
import type { NextDocument } from '../../server/documents/document-list.queries.ts';
import { paths } from '../../server/paths.ts';
import { ButtonLink } from '../shared/form.tsx';
import { EmptyState, PageHead, Pager } from '../shared/page.tsx';
import { AddFiles, ChooseFiles } from './add-files.tsx';
import { DocumentFilters } from './document-filters.tsx';
import { DocumentTable } from './document-table.tsx';
import { MatchesWaiting } from './matches.tsx';
import type { DocumentsPageProps } from './props.ts';
import { Uploads } from './uploads.tsx';

export function DocumentsPage(props: DocumentsPageProps) {
  const { slug, canAdd, uploads, now, maxUpload } = props;
  return (
    <>
      <PageHead
        title="Documents"
        lead="Everything your team reads. Drop files anywhere on this page to add them."
        actions={canAdd && <AddFiles slug={slug} maxUpload={maxUpload} />}
      />
      <Uploads slug={slug} uploads={uploads} now={now} />
      <List {...props} />
    </>
  );
}

/** Reads itself again when another file has been added. */
function List(props: DocumentsPageProps) {
  const { slug, documents, filter, totals } = props;
  return (
    <div
      id="document-list"
      hx-get={paths.documents(slug, { ...filter, page: Math.floor(documents.offset / documents.limit) + 1 })}
      hx-trigger="documents-changed from:body"
      hx-select="#document-list"
      hx-target="#document-list"
      hx-swap="outerHTML"
    >
      <MatchesWaiting slug={slug} n={props.matches} />
      {totals.all || totals.trash ? <Found {...props} /> : <Nothing canAdd={props.canAdd} />}
    </div>
  );
}

function Nothing({ canAdd }: { readonly canAdd: boolean }) {
  return (
    <EmptyState title="No documents yet" action={canAdd && <ChooseFiles />}>
      {canAdd
        ? 'Drop the papers of your review here: PDFs, or transcripts as plain text or Markdown, one or a hundred at once. Each becomes a reference with its text, ready to be marked.'
        : 'When somebody adds papers, they are listed here with how far each is read.'}
    </EmptyState>
  );
}

function Found(props: DocumentsPageProps) {
  const { slug, documents, filter, next } = props;
  return (
    <>
      {next && !isFiltered(filter) && <Next slug={slug} next={next} />}
      <DocumentFilters {...props} />
      {documents.total === 0 ? (
        <EmptyState title="No document fits" action={<ButtonLink href={paths.documents(slug)}>Show all documents</ButtonLink>}>
          Nothing here matches what you asked for.
        </EmptyState>
      ) : (
        <>
          <DocumentTable {...props} />
          <Pager
            offset={documents.offset}
            shown={documents.rows.length}
            total={documents.total}
            limit={documents.limit}
            href={(page) => paths.documents(slug, { ...filter, page })}
            noun={documents.total === 1 ? 'document' : 'documents'}
          />
        </>
      )}
    </>
  );
}

function Next({ slug, next }: { readonly slug: string; readonly next: NextDocument }) {
  return (
    <p class="next-up">
      <span class="quiet">{next.isOpen ? 'You are reading' : 'Next for you'}</span>
      <a href={paths.reader(slug, next.id)}>{next.title}</a>
      <ButtonLink href={paths.reader(slug, next.id)} look="main" small>
        {next.isOpen ? 'Go on reading' : 'Start reading'}
      </ButtonLink>
    </p>
  );
}
