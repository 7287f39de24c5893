/** One row per code: by role, with what is merged into it and what stands under it. */
import type { Counted } from '../../server/coding/code-count.ts';
import type { CodeShown } from '../../server/coding/codes.queries.ts';
import { paths } from '../../server/paths.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import { figure, RoleMark } from '../shared/page.tsx';
import type { CodebookProps } from './code-props.ts';

export function CodeTable(props: CodebookProps) {
  const { canCode, roles, filter, codes } = props;
  const shown = roles.filter((role) => (filter.role ? role.id === filter.role : !role.isHidden));
  const isMergedShown = codes.rows.some((row) => row.raw !== row.own.passages);
  return (
    <table class="data sticky stacked code-table" data-keyboard-list>
      <thead>
        <tr>
          {canCode && (
            <th scope="col" class="tick">
              <input type="checkbox" data-tick-all aria-label="Tick all shown" />
            </th>
          )}
          <th scope="col">Code</th>
          {shown.map((role) => (
            <th key={role.id} scope="col" class="number">
              <RoleMark letter={role.letter} set={role.style} name={role.name} />
            </th>
          ))}
          <th scope="col" class="number">
            Passages
          </th>
          {isMergedShown && (
            <th scope="col" class="number" title="Passages given this very name, without what is merged into it">
              As coded
            </th>
          )}
          <th scope="col" class="number">
            Documents
          </th>
          <th scope="col" class="number" title="Elements of CMOCs that name it">
            In CMOCs
          </th>
        </tr>
      </thead>
      <tbody>
        {codes.rows.map((row) => (
          <CodeRow key={row.node.code.id} {...props} row={row} shown={shown} isMergedShown={isMergedShown} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends CodebookProps {
  readonly row: Counted<CodeShown>;
  readonly shown: readonly Role[];
  readonly isMergedShown: boolean;
}

function CodeRow(props: RowProps) {
  const { slug, canCode, row, shown, isMergedShown } = props;
  const { own, raw, roles } = row;
  const { code } = row.node;
  return (
    <tr data-row>
      {canCode && (
        <td class="tick">
          <input type="checkbox" name="codes" value={code.id} aria-label={`Tick ${code.name}`} />
        </td>
      )}
      <Name {...props} />
      {shown.map((role) => (
        <td key={role.id} class="number" data-label={role.name}>
          <Count n={roles.get(role.id) ?? 0} href={paths.code(slug, code.id, { role: role.id })} />
        </td>
      ))}
      <Passages slug={slug} row={row} />
      {isMergedShown && (
        <td class="number quiet" data-label="As coded">
          {figure(raw)}
        </td>
      )}
      <td class="number" data-label="Documents">
        <Count n={own.documents} />
      </td>
      <td class="number" data-label="In CMOCs">
        <Count n={own.elements} />
      </td>
    </tr>
  );
}

function Name({ slug, filter, row: { node } }: RowProps) {
  const { code } = node;
  const depth = filter.sort === 'tree' && !filter.role && !filter.words ? Math.min(node.depth, 6) : 0;
  return (
    <th scope="row" class={`code-depth-${depth}`}>
      <a href={paths.code(slug, code.id)}>{code.name}</a>
      {code.aliases.length > 0 && <span class="code-aliases"> also {code.aliases.join(', ')}</span>}
      {node.merged.map((merged) => (
        <span key={merged.code.id} class="code-merged">
          {' '}
          + <a href={paths.code(slug, merged.code.id)}>{merged.code.name}</a>
          {merged.inverse && ' (inverse)'}
        </span>
      ))}
      {code.definition && <p class="code-definition">{code.definition}</p>}
    </th>
  );
}

function Passages({ slug, row: { node, own, withChildren } }: Pick<RowProps, 'slug' | 'row'>) {
  const { id } = node.code;
  return (
    <td class="number" data-label="Passages">
      {(own.passages > 0 || withChildren.passages === 0) && <Count n={own.passages} href={paths.code(slug, id)} />}
      {withChildren.passages > own.passages && (
        <a class="count with-children" href={paths.code(slug, id, { under: '1' })} title="With the codes under it">
          {' '}
          {figure(withChildren.passages)} in all
        </a>
      )}
    </td>
  );
}

function Count({ n, href }: { readonly n: number; readonly href?: string }) {
  if (!n) return <span class="quiet">–</span>;
  return href ? (
    <a class="count" href={href}>
      {figure(n)}
    </a>
  ) : (
    <>{figure(n)}</>
  );
}
