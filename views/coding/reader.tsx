/** The reader: the page, the passages beside it, panes. Its script (static/scripts/reader.ts) finds everything by ids and data attributes. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { DocumentRead } from '../../server/coding/reader.queries.ts';
import { presentPass, type Reading } from '../../server/coding/reading.ts';
import { paths } from '../../server/paths.ts';
import { citationOf } from '../../server/references/citation.ts';
import { AssetsContext } from '../shared/assets-context.ts';
import { Button, Form } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { When } from '../shared/page.tsx';

export interface ReaderProps {
  readonly slug: string;
  readonly document: DocumentRead;
  readonly canCode: boolean;
  readonly view: 'pdf' | 'text';
  readonly pane: string;
  readonly readings: readonly Reading[];
  /** Scrolled to and flashed. */
  readonly excerpt: string | null;
  readonly sheet: number | null;
  /** The text view's pages; nothing in the PDF view. */
  readonly children?: ComponentChildren;
  readonly paneContent: ComponentChildren;
}

export function ReaderPage(props: ReaderProps) {
  const { slug, document, view, excerpt, sheet } = props;
  return (
    <div
      id="reader"
      class={`reader view-${view}`}
      data-review={slug}
      data-document={document.documentId}
      data-view={view}
      data-excerpt={excerpt ?? undefined}
      data-sheet={sheet ?? undefined}
      data-selected=""
    >
      <Bar {...props} />
      <div class="reader-body">
        {document.outline.length > 0 && <Outline {...props} />}
        <div id="reader-find" class="reader-find" hidden />
        <div id="reader-pages" class="reader-pages" tabIndex={0} aria-label={view === 'pdf' ? 'Pages' : 'Text'} role="region">
          {view === 'pdf' ? <NoCanvas slug={slug} document={document} /> : props.children}
        </div>
        <div
          id="reader-divider"
          class="reader-divider"
          role="separator"
          aria-orientation="vertical"
          aria-label="Width of the pane"
          aria-valuenow={30}
          aria-valuemin={15}
          aria-valuemax={60}
          tabIndex={0}
        />
        <Side {...props} />
      </div>
      <div id="reader-popover" class="reader-popover" />
      <p id="reader-said" class="visually-hidden" role="status" />
    </div>
  );
}

/**
 * In the page's head: the script that asks for all the reader needs, and what it must know to do so. Small, and no module: it runs
 * at once, where modules wait for the whole page, its styles and its first picture.
 */
export function ReaderBegins({ slug, document, view }: Pick<ReaderProps, 'slug' | 'document' | 'view'>) {
  const assets = useContext(AssetsContext);
  return (
    <script
      id="reader-begins"
      src={assets.url('reader-begins.js')}
      data-review={slug}
      data-document={document.documentId}
      data-view={view}
      data-size={document.size}
      data-painting={assets.url('painting.js')}
      data-parsing={assets.url('parsing.js')}
      data-pdfjs={assets.url('pdfjs/')}
    />
  );
}

function Bar(props: ReaderProps) {
  const { slug, document, view } = props;
  return (
    <header class="reader-bar">
      {document.outline.length > 0 && (
        <button type="button" class="button quiet small" data-reader="outline" aria-expanded="false" aria-controls="reader-outline">
          <Icon name="outline" />
          <span class="visually-hidden">Outline</span>
        </button>
      )}
      <h1 class="reader-title" title={document.title}>
        <a href={paths.reference(slug, document.referenceId)}>{citationOf(document)}</a> <span>{document.title}</span>
      </h1>
      <PageField pages={document.pages} />
      {view === 'pdf' && <Zoom />}
      <Find />
      {document.isPdf && <Views {...props} />}
      <button type="button" class="button quiet small" data-reader="marks" aria-pressed="true" title="Show or hide all marks (v)">
        <Icon name="eye" />
        <span class="visually-hidden">Marks</span>
      </button>
      <ReadingState slug={slug} documentId={document.documentId} readings={props.readings} canCode={props.canCode} />
      <More {...props} />
      <button type="button" class="button quiet small side-toggle" data-reader="side" aria-expanded="false" aria-controls="reader-side">
        Passages
      </button>
    </header>
  );
}

function PageField({ pages }: { readonly pages: number }) {
  return (
    <form class="reader-page" data-reader="page-form" method="get">
      <label for="reader-page">
        <span class="visually-hidden">Page</span>
        <span aria-hidden="true">p.</span>
      </label>
      <input id="reader-page" name="page" size={4} autocomplete="off" inputmode="text" />
      <span class="quiet" data-reader="page-of">
        of {pages}
      </span>
    </form>
  );
}

function Zoom() {
  return (
    <div class="reader-zoom" role="group" aria-label="Zoom">
      <button type="button" class="button quiet small" data-reader="zoom-out" aria-label="Smaller">
        <Icon name="minus" />
      </button>
      <output class="reader-percent" data-reader="zoom-shown">
        100%
      </output>
      <button type="button" class="button quiet small" data-reader="zoom-in" aria-label="Larger">
        <Icon name="plus" />
      </button>
      <button type="button" class="button quiet small" data-reader="zoom-fit" title="Fit the width">
        <Icon name="width" />
        <span class="visually-hidden">Fit the width</span>
      </button>
    </div>
  );
}

function Find() {
  return (
    <form class="reader-search" data-reader="find-form" method="get" role="search">
      <Icon name="search" />
      <input type="search" name="q" data-hotkey="find" aria-label="Find in this document" placeholder="In this paper" autocomplete="off" />
    </form>
  );
}

function Views({ slug, document, view, excerpt }: ReaderProps) {
  const to = (name: string) => paths.reader(slug, document.documentId, { view: name, ...(excerpt ? { excerpt } : {}) });
  return (
    <nav class="reader-views" aria-label="View">
      <a href={to('pdf')} data-reader="view-pdf" aria-current={view === 'pdf' ? 'page' : undefined}>
        PDF
      </a>
      <a href={to('text')} data-reader="view-text" aria-current={view === 'text' ? 'page' : undefined}>
        Text
      </a>
    </nav>
  );
}

/** Finished is said by its reader, never guessed. A fragment. */
export function ReadingState({
  slug,
  documentId,
  readings,
  canCode,
}: {
  readonly slug: string;
  readonly documentId: string;
  readonly readings: readonly Reading[];
  readonly canCode: boolean;
}) {
  const { pass, open } = presentPass(readings);
  const last = readings.at(-1);
  if (!canCode) return <span id="reading-state" />;
  const isFinished = last !== undefined && !open;
  const action = isFinished ? paths.readingReopen(slug, documentId) : paths.readingFinish(slug, documentId);
  return (
    <Form id="reading-state" class="reading-state" action={action} hx-post={action} hx-target="#reading-state" hx-swap="outerHTML">
      {isFinished ? (
        <Button small look="quiet" title="Take “finished” back; a mark made now starts the next pass">
          <Icon name="check" /> Read{last.pass > 1 ? ` (pass ${last.pass})` : ''} <When at={last.finishedAt ?? ''} />
        </Button>
      ) : (
        <Button small>Finished reading{pass > 1 ? ` (pass ${pass})` : ''}</Button>
      )}
    </Form>
  );
}

function More({ slug, document, canCode, view }: ReaderProps) {
  const typed = paths.typedPassage(slug, document.documentId);
  return (
    <details class="menu reader-more">
      <summary class="button quiet small">
        <Icon name="more" />
        <span class="visually-hidden">More</span>
      </summary>
      <div class="menu-list">
        {canCode && view === 'pdf' && (
          <button type="button" data-reader="area">
            Mark an area of the page
          </button>
        )}
        {canCode && (
          <a href={typed} data-reader="typed">
            Type a passage by hand
          </a>
        )}
        {view === 'pdf' && (
          <button type="button" data-reader="paper">
            Dark pages
          </button>
        )}
        <a href={paths.documentFile(slug, document.documentId)} download={document.fileName}>
          Download the file
        </a>
      </div>
    </details>
  );
}

function Outline({ slug, document, view }: ReaderProps) {
  return (
    <nav id="reader-outline" class="reader-outline" aria-label="Outline" hidden>
      <ol>
        {document.outline.slice(0, 1000).map((entry, at) => (
          <li key={at} class={`depth-${Math.min(entry.depth, 5)}`}>
            <a href={paths.reader(slug, document.documentId, { view, sheet: entry.sheet })} data-to-sheet={entry.sheet}>
              {entry.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Where there is no script, or while it loads. */
function NoCanvas({ slug, document }: { readonly slug: string; readonly document: DocumentRead }) {
  return (
    <noscript>
      <p class="callout">
        Drawing the PDF needs JavaScript. <a href={paths.reader(slug, document.documentId, { view: 'text' })}>Open the text view</a>: you
        can read and mark everything there.
      </p>
    </noscript>
  );
}

export const paneNames = [
  { name: 'codes', label: 'Codes' },
  { name: 'cmocs', label: 'CMOCs' },
  { name: 'form', label: 'Form' },
  { name: 'appraisal', label: 'Appraisal' },
  { name: 'memos', label: 'Memos' },
] as const;

function Side({ slug, document, pane, paneContent }: ReaderProps) {
  return (
    <aside id="reader-side" class="reader-side" aria-label="Beside the page">
      <nav class="tabs reader-tabs" aria-label="Panes">
        {paneNames.map(({ name, label }) => {
          const address = paths.pane(slug, document.documentId, name);
          return (
            <a
              key={name}
              href={address}
              hx-get={address}
              hx-target="#pane"
              hx-swap="outerHTML"
              data-pane-tab={name}
              aria-current={name === pane ? 'page' : undefined}
            >
              {label}
            </a>
          );
        })}
      </nav>
      {paneContent}
    </aside>
  );
}
