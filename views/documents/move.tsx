/** Hanging a file on another reference: an appendix, a second report, a file for a record typed before. */
import { paths } from '../../server/paths.ts';
import type { ReferenceListed } from '../../server/references/literature.queries.ts';
import { familyOf } from '../../server/references/reference.ts';
import { ActionButton, Button, ButtonLink, TextField } from '../shared/form.tsx';
import { counted, EmptyState, figure, PageHead } from '../shared/page.tsx';

interface MovePageProps {
  readonly slug: string;
  readonly document: { readonly id: string; readonly fileName: string; readonly referenceId: string };
  readonly q: string;
  /** The first that fit. */
  readonly references: readonly ReferenceListed[];
  readonly total: number;
}

export function MovePage({ slug, document, q, references, total }: MovePageProps) {
  const back = paths.reference(slug, document.referenceId);
  const others = references.filter((reference) => reference.id !== document.referenceId);
  return (
    <>
      <PageHead
        title="Move the file"
        lead={`“${document.fileName}” goes to the reference you choose, with its text and its passages. A record that only this file had made goes to the trash.`}
        back={{ href: back, label: 'The reference' }}
      />
      <form method="get" action={paths.documentMove(slug, document.id)} class="one-line list-filter" role="search">
        <TextField name="q" label="Find the reference" value={q} placeholder="Title, author, journal" autofocus />
        <Button>Find</Button>
      </form>
      {others.length === 0 ? (
        <EmptyState title="No other reference fits" action={<ButtonLink href={paths.newReference(slug)}>Add a reference</ButtonLink>}>
          Try fewer words.
        </EmptyState>
      ) : (
        <ul class="plain-list choose-list">
          {others.map((reference) => (
            <li key={reference.id}>
              <div>
                <a href={paths.reference(slug, reference.id)}>{reference.title}</a>
                <p class="quiet">
                  {[reference.authors.map(familyOf).join(', '), reference.year, counted(reference.documents, 'file')]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <ActionButton
                action={paths.documentMove(slug, document.id)}
                values={{ reference: reference.id }}
                small
                aria-label={`Move it here: ${reference.title}`}
              >
                Move it here
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      {total > references.length && <p class="quiet">and {figure(total - references.length)} more: find by some words of the title.</p>}
    </>
  );
}
