/** One row per document: what it is, how far it is read, what it has given. */
import type { DocumentListed } from '../../server/documents/document-list.queries.ts';
import { readingWords } from '../../server/documents/reading-state.ts';
import { paths } from '../../server/paths.ts';
import { kindNames, type ReferenceKind, type Use, useNames } from '../../server/references/reference.ts';
import { initials } from '../layout/top-bar.tsx';
import { ActionButton } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { figure, Tag } from '../shared/page.tsx';
import { StandingDecisions } from '../shared/standing-decisions.tsx';
import type { DocumentsPageProps } from './props.ts';

export function DocumentTable(props: DocumentsPageProps) {
  return (
    <table class="data sticky stacked document-table" data-keyboard-list>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">Used as</th>
          <th scope="col" class="number">
            Pages
          </th>
          <th scope="col">Reading</th>
          <th scope="col" class="number">
            Passages
          </th>
          <th scope="col" class="number">
            Form
          </th>
          <th scope="col" class="number">
            Appraisal
          </th>
          <th scope="col">Decision</th>
          <th scope="col">
            <span class="visually-hidden">More</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.documents.rows.map((document) => (
          <Row key={document.id} document={document} {...props} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = DocumentsPageProps & { readonly document: DocumentListed };

function Row(props: RowProps) {
  const { document, slug, next } = props;
  return (
    <tr id={`document-${document.id}`} class={document.id === next?.id ? 'current' : undefined} data-row>
      <th scope="row">
        <Name {...props} />
      </th>
      <td data-label="Used as">
        {useNames[document.use as Use] ?? <span class="quiet">–</span>}
        {document.phases.map((phase) => (
          <div key={phase} class="quiet">
            {phase}
          </div>
        ))}
      </td>
      <Count label="Pages" n={document.pages} />
      <td data-label="Reading">
        <Reading document={document} />
      </td>
      <Count label="Passages" n={document.passages} href={paths.reader(slug, document.id)} />
      <Count label="Form" n={document.answers} href={paths.reader(slug, document.id, { pane: 'form' })} unit="answers" />
      <Count label="Appraisal" n={document.judgements} href={paths.reader(slug, document.id, { pane: 'appraisal' })} unit="judgements" />
      <td data-label="Decision">
        <StandingDecisions decisions={document.decisions} />
      </td>
      <td class="row-menu">
        <Menu {...props} />
      </td>
    </tr>
  );
}

function Name({ document, slug, labels, filter }: RowProps) {
  const label = labels.get(document.referenceId);
  return (
    <>
      {filter.show === 'trash' ? (
        <span class="document-title">{document.title}</span>
      ) : (
        <a class="document-title" href={paths.reader(slug, document.id)}>
          {document.title}
        </a>
      )}
      <p class="document-facts">
        {label && <span>{label}</span>}
        <span>{kindNames[document.kind as ReferenceKind] ?? document.kind}</span>
        {document.isGuessed && (
          <a href={paths.reference(slug, document.referenceId)} title="Title, authors or year were read from the file: look at them once">
            <Tag tone="accent">guessed – check</Tag>
          </a>
        )}
        {document.warnings.length > 0 && (
          <span class="warn-words" title={document.warnings.join('\n')}>
            <Icon name="warning" size={14} /> {shortWarning(document.warnings)}
          </span>
        )}
      </p>
    </>
  );
}

/** The warning up to its first colon or full stop; the whole text is on the record's page. */
const shortWarning = ([first = '', ...more]: readonly string[]): string =>
  `${first.split(/[:.]/)[0] ?? first}${more.length ? ` and ${more.length} more` : ''}`;

function Count({ label, n, href, unit }: { readonly label: string; readonly n: number; readonly href?: string; readonly unit?: string }) {
  if (!n)
    return (
      <td data-label={label} class="number quiet">
        –
      </td>
    );
  return (
    <td data-label={label} class="number">
      {href ? (
        <a class="count" href={href} title={unit && `${figure(n)} ${unit}`}>
          {figure(n)}
        </a>
      ) : (
        figure(n)
      )}
    </td>
  );
}

const tones = { to_read: 'plain', reading: 'accent', read: 'good' } as const;

function Reading({ document: { mine, others } }: { readonly document: DocumentListed }) {
  return (
    <>
      {mine.kind === 'to_read' ? <span class="quiet">To read</span> : <Tag tone={tones[mine.kind]}>{readingWords(mine)}</Tag>}
      {others.map(({ name, state }) => (
        <abbr key={name} class={`other-reader ${state.kind}`} title={`${name}: ${readingWords(state).toLowerCase()}`}>
          {initials(name)}
        </abbr>
      ))}
    </>
  );
}

function Menu({ document, slug, canAdd, canRemove, filter }: RowProps) {
  return (
    <details class="menu">
      <summary aria-label={`More about ${document.title}`}>
        <Icon name="more" />
      </summary>
      <div class="menu-list">
        <a href={paths.reference(slug, document.referenceId)}>Edit the record</a>
        <a href={paths.documentFile(slug, document.id)} download={document.fileName}>
          Download {document.fileName}
        </a>
        {canAdd && filter.show !== 'trash' && (
          <ActionButton action={paths.documentTrash(slug, document.id, 'trash')}>Put in the trash</ActionButton>
        )}
        {canAdd && filter.show === 'trash' && (
          <ActionButton action={paths.documentTrash(slug, document.id, 'restore')}>Take out of the trash</ActionButton>
        )}
        {canRemove && filter.show === 'trash' && <a href={paths.documentRemove(slug, document.id)}>Remove for good …</a>}
      </div>
    </details>
  );
}
