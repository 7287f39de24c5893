/** Memos: all of them on one screen, and those on one object wherever it is shown. */
import { type MemoObject, memoObjectNames, memoObjects, type MemoPlace } from '../../server/coding/memo.ts';
import type { MemoFilter, MemoShown } from '../../server/coding/memos.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form, Select, TextField } from '../shared/form.tsx';
import { KeptText } from '../shared/kept-text.tsx';
import { EmptyState, Explain, PageHead, Pager, Tag, When } from '../shared/page.tsx';

interface MemosPageProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly memos: { readonly rows: readonly MemoShown[]; readonly total: number; readonly offset: number; readonly limit: number };
  readonly filter: MemoFilter;
  readonly authors: readonly { readonly id: string; readonly name: string }[];
}

export function MemosPage(props: MemosPageProps) {
  const { slug, canWrite, memos, filter } = props;
  const isFiltered = Boolean(filter.object || filter.author || filter.words);
  return (
    <>
      <PageHead
        title={
          <>
            Memos{' '}
            <Explain term="a memo">
              <p>
                A dated note on anything: a passage, a code, a CMOC, a theory. Memos are how a reader follows your reasoning later – write
                them while you think.
              </p>
            </Explain>
          </>
        }
        lead="What the team thought, when, and about what."
      />
      {canWrite && !isFiltered && (
        <NewMemo slug={slug} place={{ object: 'review', objectId: '' }} placeholder="A memo on the review as a whole" isPlain />
      )}
      {(memos.total > 0 || isFiltered) && <Filter {...props} />}
      {memos.total === 0 ? (
        <EmptyState title={isFiltered ? 'No memo fits' : 'No memos yet'}>
          {isFiltered
            ? 'Try other words, or any author.'
            : 'Write the first one above, or on a passage while you read: select it and press w.'}
        </EmptyState>
      ) : (
        <>
          <ol class="memo-list plain-list">
            {memos.rows.map((memo) => (
              <Memo key={memo.id} slug={slug} canWrite={canWrite} memo={memo} isAboutShown />
            ))}
          </ol>
          <Pager
            offset={memos.offset}
            shown={memos.rows.length}
            total={memos.total}
            limit={memos.limit}
            noun="memos"
            href={(n) => paths.memos(slug, { object: filter.object, author: filter.author, words: filter.words, page: n })}
          />
        </>
      )}
    </>
  );
}

function Filter({ slug, filter, authors }: MemosPageProps) {
  return (
    <form method="get" action={paths.memos(slug)} class="one-line memo-filter" role="search">
      <TextField name="words" label="Words" value={filter.words ?? ''} data-hotkey="find" />
      <Select
        name="object"
        label="About"
        value={filter.object ?? ''}
        choices={[{ value: '', label: 'anything' }, ...memoObjects.map((object) => ({ value: object, label: memoObjectNames[object] }))]}
      />
      <Select
        name="author"
        label="By"
        value={filter.author ?? ''}
        choices={[{ value: '', label: 'anybody' }, ...authors.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button>Show</Button>
    </form>
  );
}

/** The memos on one object: a fragment with an id of its own. */
export function MemosOn({
  slug,
  canWrite,
  place,
  memos,
}: {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly place: MemoPlace;
  readonly memos: readonly MemoShown[];
}) {
  return (
    <section id={`memos-${place.objectId}`} class="memos-on" aria-label={`Memos on ${memoObjectNames[place.object]}`}>
      {canWrite && <NewMemo slug={slug} place={place} placeholder="Write a memo" />}
      {memos.length === 0 && !canWrite && <p class="quiet">No memos.</p>}
      <ol class="memo-list plain-list">
        {memos.map((memo) => (
          <Memo key={memo.id} slug={slug} canWrite={canWrite} memo={memo} />
        ))}
      </ol>
    </section>
  );
}

/** A box for a new memo: drafts are kept while one types, the memo is made by its button. */
export function NewMemo({
  slug,
  place,
  placeholder,
  isPlain = false,
}: {
  readonly slug: string;
  readonly place: MemoPlace;
  readonly placeholder: string;
  /** Where the list is not a `MemosOn`: the page is loaded anew. */
  readonly isPlain?: boolean;
}) {
  const action = paths.memosOn(slug, place.object, place.objectId);
  const id = `new-memo-${place.objectId || place.object}`;
  const swap = isPlain ? {} : { 'hx-post': action, 'hx-target': `#memos-${place.objectId}`, 'hx-swap': 'outerHTML' };
  return (
    <Form action={action} class="new-memo" {...swap}>
      <label class="visually-hidden" for={id}>
        {placeholder}
      </label>
      <textarea id={id} name="text" rows={2} placeholder={placeholder} autocomplete="off" data-autosave={action} data-drafts-only />
      <Button small>Add the memo</Button>
    </Form>
  );
}

export function Memo({
  slug,
  canWrite,
  memo,
  isAboutShown = false,
}: {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly memo: MemoShown;
  readonly isAboutShown?: boolean;
}) {
  const trash = paths.memoTrash(slug, memo.id);
  const swap = isAboutShown
    ? { 'hx-post': trash, 'hx-target': `#memo-${memo.id}`, 'hx-swap': 'delete' }
    : { 'hx-post': trash, 'hx-target': `#memos-${memo.objectId}`, 'hx-swap': 'outerHTML' };
  return (
    <li class="memo" id={`memo-${memo.id}`}>
      <p class="memo-head">
        <span>
          {memo.author}, <When at={memo.madeAt} />
          {memo.version > 1 && (
            <>
              , changed <When at={memo.changedAt} />
            </>
          )}
        </span>
        {isAboutShown && <About slug={slug} memo={memo} />}
      </p>
      <KeptText
        action={paths.memo(slug, memo.id)}
        id={`memo-text-${memo.id}`}
        name="text"
        label={`Memo of ${memo.author}`}
        value={memo.text}
        version={memo.version}
        isReadOnly={!canWrite}
      />
      {canWrite && (
        <Form action={trash} class="memo-delete" {...swap}>
          <Button look="quiet" small>
            Delete<span class="visually-hidden"> this memo</span>
          </Button>
        </Form>
      )}
    </li>
  );
}

function About({ slug, memo }: { readonly slug: string; readonly memo: MemoShown }) {
  if (memo.isObjectTrashed)
    return (
      <span>
        on {memoObjectNames[memo.object]} “{memo.about}” <Tag tone="warn">in the trash</Tag>
      </span>
    );
  return (
    <span>
      on {memoObjectNames[memo.object]}:{' '}
      <a href={addressOf(slug, memo)} class={memo.object === 'excerpt' ? 'quote' : undefined}>
        {memo.about}
      </a>
    </span>
  );
}

const addresses: Readonly<Record<MemoObject, (slug: string, id: string) => string>> = {
  review: (slug) => paths.review(slug),
  reference: paths.reference,
  document: (slug, id) => paths.reader(slug, id),
  excerpt: paths.excerpt,
  code: paths.code,
  cmoc: paths.cmoc,
  theory: (slug, id) => `${paths.theories(slug)}#theory-${id}`,
  demi_regularity: (slug) => paths.tables(slug),
};

const addressOf = (slug: string, { object, objectId }: MemoPlace): string => addresses[object](slug, objectId);
