/** The codebook: every code with what counts under it, by role; ticked ones are merged or grouped. */
import { paths } from '../../server/paths.ts';
import { Button, Form, Select, TextArea, TextField, valueOf } from '../shared/form.tsx';
import { EmptyState, Explain, PageHead, Pager, RoleMark, Tabs } from '../shared/page.tsx';
import { CodeSelect } from './code-select.tsx';
import type { CodebookProps } from './code-props.ts';
import { CodeTable } from './code-table.tsx';

export function CodebookPage(props: CodebookProps) {
  const { slug, canCode, all } = props;
  return (
    <>
      <PageHead
        title={
          <>
            Codes{' '}
            <Explain term="a code">
              <p>
                A name for what passages are about: “Trust”, “History of working together”. A code has no role of its own: trust can be
                context in one CMOC, mechanism in another and outcome in a third.
              </p>
            </Explain>
          </>
        }
        lead={
          <>
            What passages are about, and how often. <a href={paths.passages(slug)}>All passages</a>
          </>
        }
      />
      {canCode && <NewCode {...props} />}
      {all.length === 0 ? (
        <EmptyState title="No codes yet">
          Codes come while you read: select words, press the key of a role and type a name. You can also add the ones you expect here.
        </EmptyState>
      ) : (
        <Codebook {...props} />
      )}
    </>
  );
}

function Codebook(props: CodebookProps) {
  const { slug, canCode, codes, filter } = props;
  const list = codes.total > 0 ? <CodeTable {...props} /> : <EmptyState title="No code fits">Try other words, or all roles.</EmptyState>;
  return (
    <>
      <Filters {...props} />
      {canCode && codes.total > 0 ? (
        <Form action={paths.codesSelection(slug)} class="selection" data-selection>
          {list}
          <WithTicked {...props} />
        </Form>
      ) : (
        list
      )}
      <Pager
        offset={codes.offset}
        shown={codes.rows.length}
        total={codes.total}
        limit={codes.limit}
        noun="codes"
        href={(n) => paths.codes(slug, { role: filter.role, q: filter.words, sort: filter.sort, page: n })}
      />
      <p class="table-note">
        Counts are distinct passages and documents; what is merged into a code counts with it. A passage with two codes is counted at each:
        do not add the rows.
      </p>
    </>
  );
}

function NewCode({ slug, values, errors }: CodebookProps) {
  return (
    <details class="add-one" open={errors !== undefined}>
      <summary class="button">Add a code</summary>
      <Form action={paths.codes(slug)} class="add-form">
        <TextField name="name" label="Name" value={valueOf(values, 'name')} errors={errors} />
        <TextArea name="definition" label="Definition" optional rows={2} value={valueOf(values, 'definition')} errors={errors} />
        <Button look="main">Add the code</Button>
      </Form>
    </details>
  );
}

function Filters({ slug, roles, filter }: CodebookProps) {
  const { role, words, sort } = filter;
  const tabs = [
    { href: paths.codes(slug, { q: words, sort }), label: 'All', current: !role },
    ...roles
      .filter((one) => !one.isHidden)
      .map((one) => ({
        href: paths.codes(slug, { role: one.id, q: words, sort }),
        label: (
          <>
            <RoleMark letter={one.letter} set={one.style} name={one.name} /> {one.name}
          </>
        ),
        current: one.id === role,
      })),
  ];
  return (
    <>
      <Tabs label="Role" tabs={tabs} />
      <form method="get" action={paths.codes(slug)} class="one-line list-filter" role="search">
        {role && <input type="hidden" name="role" value={role} />}
        <TextField name="q" label="Find" value={words} placeholder="Name, other name, definition" data-hotkey="find" />
        <Select
          name="sort"
          label="Order"
          value={sort}
          choices={[
            { value: 'tree', label: 'as grouped' },
            { value: 'passages', label: 'most passages' },
            { value: 'documents', label: 'most documents' },
          ]}
        />
        <Button>Show</Button>
      </form>
    </>
  );
}

function WithTicked({ all, errors }: CodebookProps) {
  return (
    <div class="selection-bar" role="group" aria-label="With the ticked codes">
      <span class="quiet" data-selection-count data-hint="Tick codes to merge or group several at once.">
        With the ticked codes:
      </span>
      <span class="pair">
        <CodeSelect name="into" id="selection-into" label="Code" all={all} none="Choose a code" />
        <Button small name="action" value="merge">
          Merge into it
        </Button>
        <Button small name="action" value="move">
          Put under it
        </Button>
      </span>
      <Button small look="quiet" name="action" value="top">
        Put at the top
      </Button>
      {errors?.['codes'] && <p class="error">{errors['codes']}</p>}
    </div>
  );
}
