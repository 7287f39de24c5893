/** One code: what it means, what is merged into it, and every passage that carries it, each opening its page. */
import type { ComponentChildren } from 'preact';
import type { Counted } from '../../server/coding/code-count.ts';
import type { CodeShown } from '../../server/coding/codes.queries.ts';
import { paths } from '../../server/paths.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import {
  ActionButton,
  Button,
  Choices,
  type Errors,
  Form,
  Select,
  TextArea,
  TextField,
  Tick,
  type Values,
  valueOf,
} from '../shared/form.tsx';
import { counted, figure, PageHead, RoleMark, Tabs, Tag } from '../shared/page.tsx';
import type { CodeChoice } from './code-props.ts';
import { CodeSelect } from './code-select.tsx';
import { PassageList, type PassageWindow } from './passages.tsx';

export interface CodePageProps {
  readonly slug: string;
  readonly canCode: boolean;
  /** The code that counts: this one, or the one it is merged into. */
  readonly row: Counted<CodeShown>;
  readonly code: CodeShown;
  readonly roles: readonly Role[];
  readonly all: readonly CodeChoice[];
  readonly mechanismTypes: readonly { readonly id: string; readonly name: string }[];
  readonly levels: readonly { readonly id: string; readonly name: string }[];
  readonly query: { readonly under: boolean; readonly role: string | null };
  readonly passages: PassageWindow;
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function CodePage(props: CodePageProps) {
  const { slug, canCode, row, code } = props;
  const isMerged = row.node.code.id !== code.id;
  return (
    <>
      <PageHead
        title={code.name}
        lead={code.definition || undefined}
        back={{ href: paths.codes(slug), label: 'Codes' }}
        actions={canCode && <Trash slug={slug} code={code} />}
      />
      {isMerged ? <MergedInto {...props} /> : <Facts {...props} />}
      {canCode && (
        <div class="code-changes">
          <Describe {...props} />
          {!isMerged && <Merge {...props} />}
          {!isMerged && <Group {...props} />}
        </div>
      )}
      <Passages {...props} isMerged={isMerged} />
      <details class="code-memos">
        <summary>Memos on this code</summary>
        <div hx-get={paths.memosOn(slug, 'code', code.id)} hx-trigger="toggle from:closest details once" hx-swap="innerHTML">
          <a href={paths.memosOn(slug, 'code', code.id)}>Open the memos</a>
        </div>
      </details>
    </>
  );
}

function Trash({ slug, code }: Pick<CodePageProps, 'slug' | 'code'>) {
  return (
    <ActionButton action={paths.codeDo(slug, code.id, 'trash')} look="danger" small>
      Delete the code
    </ActionButton>
  );
}

function MergedInto({ slug, canCode, row, code }: CodePageProps) {
  const { inverse = false } = row.node.merged.find((merged) => merged.code.id === code.id) ?? {};
  return (
    <div class="callout code-merge">
      Counts under <a href={paths.code(slug, row.node.code.id)}>{row.node.code.name}</a>
      {inverse && ', read the other way round: more counts as less'}. Its passages keep the name they were given.{' '}
      {canCode && (
        <ActionButton action={paths.codeDo(slug, code.id, 'unmerge')} small>
          Take the merge apart
        </ActionButton>
      )}
    </div>
  );
}

function Facts({ slug, canCode, row, mechanismTypes, levels }: CodePageProps) {
  const { code, merged, children } = row.node;
  const types = [...mechanismTypes.filter(({ id }) => code.mechanismTypes.includes(id)).map(({ name }) => name), code.mechanismWords];
  const level = levels.find(({ id }) => id === code.level)?.name ?? code.level;
  const facts = [
    code.aliases.length > 0 && `Also found as ${code.aliases.join(', ')}`,
    types.some(Boolean) && `Mechanism type: ${types.filter(Boolean).join(', ')}`,
    level && `Level: ${level}`,
    `${counted(row.own.passages, 'passage')} in ${counted(row.own.documents, 'document')}`,
    row.raw !== row.own.passages && `${figure(row.raw)} given this very name`,
    row.own.elements > 0 && `in ${counted(row.own.elements, 'element')} of CMOCs`,
  ].filter((fact) => typeof fact === 'string' && fact);
  return (
    <div class="code-facts">
      <p>{facts.join(' · ')}</p>
      {merged.map((one) => (
        <div key={one.code.id} class="code-merge">
          Merged in: <a href={paths.code(slug, one.code.id)}>{one.code.name}</a> {one.inverse && <Tag>inverse</Tag>}{' '}
          {canCode && (
            <ActionButton action={paths.codeDo(slug, one.code.id, 'unmerge')} small look="quiet">
              Take apart
            </ActionButton>
          )}
        </div>
      ))}
      {children.length > 0 && (
        <p>
          Under it:{' '}
          {children.map((child, at) => (
            <span key={child.code.id}>
              {at > 0 && ', '}
              <a href={paths.code(slug, child.code.id)}>{child.code.name}</a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function Describe({ slug, code, mechanismTypes, levels, values, errors }: CodePageProps) {
  const isOpen = errors !== undefined && values?.['aliases'] !== undefined;
  const given = isOpen ? values : undefined;
  return (
    <details class="add-one" open={isOpen}>
      <summary class="button small">Rename or describe</summary>
      <Form action={paths.code(slug, code.id)} class="add-form">
        <input type="hidden" name="version" value={String(code.version)} />
        <TextField name="name" label="Name" value={valueOf(given, 'name', code.name)} errors={errors} />
        <Tick name="keep_old_name" label="The old name goes on finding it" checked />
        <TextArea
          name="aliases"
          label="Other names"
          hint="One per line. Typing one of them finds this code."
          optional
          rows={2}
          value={valueOf(given, 'aliases', code.aliases.join('\n'))}
          errors={errors}
        />
        <TextArea
          name="definition"
          label="Definition"
          optional
          rows={3}
          value={valueOf(given, 'definition', code.definition)}
          errors={errors}
        />
        {mechanismTypes.length > 0 && (
          <Choices
            name="mechanism_types"
            legend="Mechanism type"
            hint="As a mechanism: printed in brackets after it."
            kind="checkbox"
            inline
            chosen={code.mechanismTypes}
            choices={mechanismTypes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          name="mechanism_words"
          label="Mechanism type in other words"
          optional
          value={valueOf(given, 'mechanism_words', code.mechanismWords)}
        />
        <Select
          name="level"
          label="Level"
          value={code.level}
          choices={[{ value: '', label: 'Not said' }, ...levels.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Button look="main">Save</Button>
      </Form>
    </details>
  );
}

function Merge({ slug, code, all }: CodePageProps) {
  return (
    <details class="add-one">
      <summary class="button small">Merge into another</summary>
      <Form action={paths.codeDo(slug, code.id, 'merge')} class="add-form">
        <input type="hidden" name="version" value={String(code.version)} />
        <p class="quiet">
          Its passages keep the name “{code.name}” and count under the other code. The merge is logged, and can be taken apart at any time.
        </p>
        <CodeSelect name="into" id="merge-into" label="Counts under" all={all} none="Choose a code" without={code.id} />
        <Tick
          name="inverse"
          label="The opposite: read more as less, present as absent"
          hint="“Distrust” merged into “Trust”: more distrust counts as less trust."
          checked={false}
        />
        <Button look="main">Merge</Button>
      </Form>
    </details>
  );
}

function Group({ slug, code, all }: CodePageProps) {
  return (
    <details class="add-one">
      <summary class="button small">Put under another</summary>
      <Form action={paths.codeDo(slug, code.id, 'move')} class="add-form">
        <input type="hidden" name="version" value={String(code.version)} />
        <CodeSelect
          name="parent"
          id="move-under"
          label="Stands under"
          all={all}
          none="Nothing: at the top"
          value={code.parent ?? ''}
          without={code.id}
        />
        <Button look="main">Move</Button>
      </Form>
    </details>
  );
}

function Passages(props: CodePageProps & { readonly isMerged: boolean }) {
  const { slug, canCode, row, code, roles, query, passages, isMerged } = props;
  const href = (own: { readonly under?: boolean; readonly role?: string | null; readonly page?: number }) => {
    const { under = query.under, role = query.role, page } = own;
    return paths.code(slug, code.id, { role, ...(under ? { under: '1' } : {}), ...(page ? { page } : {}) });
  };
  const given = roles.filter((role) => row.roles.get(role.id));
  const canSplit = canCode && !isMerged && passages.total > 1;
  const list = (
    <PassageList slug={slug} canCode={canCode} roles={roles} passages={passages} href={(n) => href({ page: n })} canTick={canSplit} />
  );
  return (
    <section class="code-passages" aria-label="Passages">
      <h2>{counted(passages.total, 'passage')}</h2>
      {given.length > 1 && (
        <Tabs
          label="Role"
          tabs={[
            { href: href({ role: null }), label: 'All', current: !query.role },
            ...given.map((role) => ({ href: href({ role: role.id }), label: <RoleName role={role} />, current: role.id === query.role })),
          ]}
        />
      )}
      {row.node.children.length > 0 && !isMerged && (
        <p class="quiet">
          <a href={href({ under: !query.under })}>{query.under ? 'Only the code itself' : 'With the codes under it'}</a>
        </p>
      )}
      {canSplit ? <Splitting {...props}>{list}</Splitting> : list}
    </section>
  );
}

function RoleName({ role }: { readonly role: Role }) {
  return (
    <>
      <RoleMark letter={role.letter} set={role.style} name={role.name} /> {role.name}
    </>
  );
}

/** Ticked passages get a code of their own. */
function Splitting({ slug, code, values, errors, children }: CodePageProps & { readonly children: ComponentChildren }) {
  return (
    <Form action={paths.codeDo(slug, code.id, 'split')} class="selection" data-selection>
      {children}
      <div class="selection-bar" role="group" aria-label="With the ticked passages">
        <span class="quiet" data-selection-count data-hint="Tick passages to give them a code of their own.">
          With the ticked passages:
        </span>
        <span class="pair">
          <input type="text" name="name" aria-label="Name of the new code" placeholder="New code" value={valueOf(values, 'name')} />
          <Button small>Split off</Button>
        </span>
        {errors && <p class="error">{errors['excerpts'] ?? errors['name']}</p>}
      </div>
    </Form>
  );
}
