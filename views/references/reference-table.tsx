/** One row per reference: what it is, its files, what it is used for, what stands. */
import type { ComponentChildren } from 'preact';
import { paths } from '../../server/paths.ts';
import type { ReferenceListed } from '../../server/references/literature.queries.ts';
import { familyOf, kindNames, type ReferenceKind, type Use, useNames } from '../../server/references/reference.ts';
import { ActionButton } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { counted, figure, Tag } from '../shared/page.tsx';
import { StandingDecisions } from '../shared/standing-decisions.tsx';
import type { LiteraturePageProps } from './props.ts';

export function ReferenceTable(props: LiteraturePageProps) {
  const canTick = props.canEdit && props.filter.show !== 'trash';
  return (
    <table class="data sticky stacked reference-table" data-keyboard-list>
      <thead>
        <tr>
          {canTick && (
            <th scope="col">
              <input type="checkbox" data-tick-all aria-label="Tick all shown" />
            </th>
          )}
          <th scope="col">Reference</th>
          <th scope="col">Used as</th>
          <th scope="col">Phases</th>
          <th scope="col">Files</th>
          <th scope="col">Decision</th>
          {props.filter.show === 'trash' && <th scope="col">Bring back</th>}
        </tr>
      </thead>
      <tbody>
        {props.references.rows.map((reference) => (
          <Row key={reference.id} reference={reference} canTick={canTick} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <td data-label={label} class={children ? undefined : 'quiet'}>
      {children || '–'}
    </td>
  );
}

type RowProps = LiteraturePageProps & { readonly reference: ReferenceListed; readonly canTick: boolean };

function Row(props: RowProps) {
  const { reference, slug, filter, canTick } = props;
  return (
    <tr data-row>
      {canTick && (
        <td class="tick">
          <input type="checkbox" name="references" value={reference.id} aria-label={`Tick ${reference.title}`} />
        </td>
      )}
      <th scope="row">
        <Name {...props} />
      </th>
      <Cell label="Used as">{useNames[reference.use as Use]}</Cell>
      <Cell label="Phases">{reference.phases.join(', ')}</Cell>
      <Cell label="Files">{reference.documentId && <Files {...props} />}</Cell>
      <Cell label="Decision">{reference.decisions.length > 0 && <StandingDecisions decisions={reference.decisions} />}</Cell>
      {filter.show === 'trash' && (
        <td>
          <ActionButton action={paths.referenceTrash(slug, reference.id, 'restore')} small>
            Take out of the trash
          </ActionButton>
        </td>
      )}
    </tr>
  );
}

function Name({ reference, slug, labels, filter }: RowProps) {
  const { authors, year, container } = reference;
  const names =
    authors.length > 4
      ? `${authors.slice(0, 3).map(familyOf).join(', ')} and ${authors.length - 3} more`
      : authors.map(familyOf).join(', ');
  return (
    <>
      {filter.show === 'trash' ? (
        <span class="document-title">{reference.title}</span>
      ) : (
        <a class="document-title" href={paths.reference(slug, reference.id)}>
          {reference.title}
        </a>
      )}
      <p class="document-facts">
        <span>{[names, year, container].filter(Boolean).join(' · ')}</span>
        <span>{kindNames[reference.kind as ReferenceKind] ?? reference.kind}</span>
        {labels.has(reference.id) && <span class="cited-as">cited as {labels.get(reference.id)}</span>}
        {reference.isGuessed && <Tag tone="accent">guessed – check</Tag>}
        {reference.siblings > 0 && (
          <span class="same-study" title={`One study: ${reference.studyName ?? ''}`}>
            <Icon name="link" size={13} /> one study with {counted(reference.siblings, 'other')}
          </span>
        )}
      </p>
    </>
  );
}

function Files({ reference: { documents, documentId, id }, slug }: RowProps) {
  if (!documentId) return null;
  return (
    <a class="count" href={documents > 1 ? paths.reference(slug, id) : paths.reader(slug, documentId)}>
      {documents > 1 ? `${figure(documents)} files` : 'read'}
    </a>
  );
}
