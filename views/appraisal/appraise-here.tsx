/** What the team thinks of a passage, a link or a configuration, opened where it stands: fetched when somebody looks. */
import type { SubjectKind } from '../../server/appraisal/scale.ts';
import { paths } from '../../server/paths.ts';

interface AppraiseHereProps {
  readonly slug: string;
  readonly kind: Exclude<SubjectKind, 'reference'>;
  readonly id: string;
}

export function AppraiseHere({ slug, kind, id }: AppraiseHereProps) {
  const target = `appraise-${id}`;
  const href = paths.judgements(slug, kind, id);
  return (
    <details class="edit" hx-get={href} hx-trigger="toggle once" hx-target={`#${target}`} hx-swap="innerHTML">
      <summary>Appraise</summary>
      <div id={target}>
        <a href={href} class="without-script">
          Judge it
        </a>
      </div>
    </details>
  );
}
