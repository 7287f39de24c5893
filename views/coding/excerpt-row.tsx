/** One passage in a list: page, roles and codes, the words, coder and note; its link opens the page there. */
import { readable } from '../../server/coding/readable.ts';
import type { CodingShown, ExcerptShown } from '../../server/coding/excerpt.ts';
import { kindNotes } from '../../server/coding/excerpt.ts';
import { shortened } from '../../server/coding/memo.ts';
import { paths } from '../../server/paths.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import { directionSigns } from '../../server/reviews/vocabulary.ts';
import { RoleMark } from '../shared/page.tsx';

export function ExcerptRow({
  slug,
  roles,
  excerpt,
  canCode,
  source,
  canTick = false,
}: {
  readonly slug: string;
  readonly roles: readonly Role[];
  readonly excerpt: ExcerptShown;
  readonly canCode: boolean;
  /** The document, where the list is of several. */
  readonly source?: string | undefined;
  readonly canTick?: boolean;
}) {
  const note = kindNotes[excerpt.kind];
  return (
    <li class="excerpt-row" data-excerpt={excerpt.id} data-row>
      {canTick && <input type="checkbox" name="excerpts" value={excerpt.id} aria-label={`Tick “${shortened(excerpt.quote, 60)}”`} />}
      <p class="excerpt-codings">
        {excerpt.codings.length === 0 && <span class="quiet">highlighted, no role yet</span>}
        {excerpt.codings.map((coding) => (
          <Coding key={coding.id} coding={coding} role={roles.find((role) => role.id === coding.roleId)} />
        ))}
      </p>
      <a class="excerpt-quote quote" href={paths.excerpt(slug, excerpt.id)}>
        {shortened(readable(excerpt.quote), 320) || 'Area of the page'}
      </a>
      <p class="excerpt-foot">
        {source && `${source}, `}
        {excerpt.label && `p. ${excerpt.label}`}
        {note && ` · ${note}`} · {excerpt.author}
        {canCode && (
          <>
            {' · '}
            <a href={paths.excerptEdit(slug, excerpt.id)}>
              Edit<span class="visually-hidden"> this passage</span>
            </a>
          </>
        )}
      </p>
      {excerpt.note && <p class="excerpt-note">{excerpt.note}</p>}
    </li>
  );
}

export function Coding({ coding, role }: { readonly coding: CodingShown; readonly role: Role | undefined }) {
  const sign = directionSigns[coding.direction];
  return (
    <span class="coding">
      <RoleMark letter={role?.letter ?? '–'} set={role?.style ?? 0} name={role?.name ?? 'No role'} />{' '}
      {coding.isCodeTrashed ? (
        <span class="quiet">uncoded (was {coding.codeName})</span>
      ) : (
        coding.codeName && <span class="coding-name">{coding.codeName}</span>
      )}
      {sign && <span class="coding-sign"> {sign}</span>}
    </span>
  );
}
