import { paths } from '../../server/paths.ts';
import { ActionButton, Button } from '../shared/form.tsx';
import { EmptyState, PageHead, When } from '../shared/page.tsx';

export interface KeptText {
  readonly place: string;
  readonly text: string;
  readonly changedAt: string;
}

/** Texts that lost a conflict or were never saved: kept until their author lets them go. */
export function KeptTextsPage({ slug, texts }: { readonly slug: string; readonly texts: readonly KeptText[] }) {
  return (
    <>
      <PageHead
        title="Texts that were not saved"
        lead="What you typed while somebody else changed the same field. Only you see these."
        back={{ href: paths.review(slug), label: 'Overview' }}
      />
      {texts.length === 0 && (
        <EmptyState title="Nothing is waiting">
          When two people change the same field at the same time, the text that was not saved is kept here.
        </EmptyState>
      )}
      <ul class="plain-list kept-texts">
        {texts.map((text) => (
          <li key={text.place}>
            <h2>
              {fieldOf(text.place)}{' '}
              <small>
                <When at={text.changedAt} time />
              </small>
            </h2>
            <p class="copy-line">
              <textarea readonly rows={4} data-copy-source aria-label={`Your ${fieldOf(text.place)}`}>
                {text.text}
              </textarea>
              <Button type="button" data-copy>
                Copy
              </Button>
            </p>
            <ActionButton action={paths.keptTexts(slug)} values={{ place: text.place }} look="quiet" small>
              I don’t need it
            </ActionButton>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "conflict/cmoc/…/statement" → "Statement of a CMOC" */
function fieldOf(place: string): string {
  const [, object = '', , field = ''] = place.split('/');
  const noun = object === 'cmoc' ? 'CMOC' : object.replaceAll('_', ' ');
  const name = field.replaceAll('_', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} of a ${noun}`;
}
