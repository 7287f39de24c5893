/** What to do once a file is in: the next file that waits, then duplicates, then screening. */
import { paths } from '../../server/paths.ts';
import { ButtonLink } from '../shared/form.tsx';

export interface NextSteps {
  /** A file that was read and waits to be imported. */
  readonly file: { readonly id: string; readonly file_name: string } | null;
}

export function NextStep({ slug, canEdit, next }: { readonly slug: string; readonly canEdit: boolean; readonly next: NextSteps }) {
  if (!canEdit) return null;
  return (
    <p class="row-actions next-step">
      {next.file && (
        <ButtonLink href={paths.search(slug, next.file.id)} look="main">
          Next file: {next.file.file_name}
        </ButtonLink>
      )}
      <ButtonLink href={paths.duplicates(slug)} look={next.file ? 'plain' : 'main'}>
        Look for duplicates
      </ButtonLink>
      {!next.file && <ButtonLink href={paths.screening(slug)}>Screen what came in</ButtonLink>}
    </p>
  );
}
