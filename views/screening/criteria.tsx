/** The team's criteria, its terms, and what the keys do: beside the record, folded away on a phone. */
import { termsIn } from '../../server/screening/terms.ts';
import { paths } from '../../server/paths.ts';
import { ButtonLink } from '../shared/form.tsx';
import type { ScreeningPageProps } from './props.ts';

export function Criteria(props: ScreeningPageProps) {
  const { slug, at, isLead, canDecide } = props;
  const { criteria, includeTerms, excludeTerms } = at.settings;
  const isBlank = !criteria && !includeTerms && !excludeTerms;
  return (
    <aside class="criteria" aria-label="Criteria">
      <details open>
        <summary>
          <h2>Criteria</h2>
        </summary>
        {criteria && <p class="criteria-text">{criteria}</p>}
        {isBlank && (
          <>
            <p class="quiet">Nobody has written down yet what comes in and what stays out.</p>
            {isLead && (
              <ButtonLink href={paths.screeningSettings(slug, at.phaseId, at.stage)} small>
                Write the criteria
              </ButtonLink>
            )}
          </>
        )}
        <Terms title="Speaks for it" terms={termsIn(includeTerms)} kind="include" />
        <Terms title="Speaks against it" terms={termsIn(excludeTerms)} kind="exclude" />
      </details>
      {canDecide && props.record && <KeyList isDiscussed={at.settings.mode === 'discussed'} />}
    </aside>
  );
}

const shown = 40;

function Terms({ title, terms, kind }: { readonly title: string; readonly terms: readonly string[]; readonly kind: string }) {
  if (!terms.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <p class="criteria-terms">
        {terms.slice(0, shown).map((term) => (
          <span key={term}>
            <mark class={`term ${kind}`}>{term}</mark>{' '}
          </span>
        ))}
        {terms.length > shown && <span class="quiet">and {terms.length - shown} more</span>}
      </p>
    </>
  );
}

const keys: readonly (readonly [string, string])[] = [
  ['i', 'include'],
  ['e', 'exclude'],
  ['m', 'maybe'],
  ['1–9', 'reasons; Shift for the main one'],
  ['n', 'note'],
  ['s', 'skip for now'],
  ['u', 'take the last decision back'],
  ['?', 'all keys'],
];

function KeyList({ isDiscussed }: { readonly isDiscussed: boolean }) {
  if (isDiscussed) return null;
  return (
    <dl class="key-list" aria-label="Keys">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
