/** The programme theories of a review. */
import { paths } from '../../server/paths.ts';
import { theoryKindNames, theoryKinds } from '../../server/synthesis/theory.ts';
import type { TheoryListed } from '../../server/synthesis/theory.queries.ts';
import { Button, ButtonLink, type Errors, Form, Select, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { counted, Explain, figure, PageHead, When } from '../shared/page.tsx';

interface TheoriesProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly theories: readonly TheoryListed[];
  readonly values: Values | undefined;
  readonly errors: Errors | undefined;
}

export function TheoriesPage(props: TheoriesProps) {
  const { slug, canWrite, theories } = props;
  return (
    <>
      <PageHead
        title={
          <>
            Theory{' '}
            <Explain term="a programme theory">
              <p>
                What is thought to make a programme work: for whom, in which circumstances, and why. It begins rough and is refined as
                evidence comes in.
              </p>
              <p>For example: partnerships build trust by small early wins, which makes bigger joint work possible.</p>
            </Explain>
          </>
        }
        lead="What you think makes it work, in words. The CMOCs spell it out; versions that were agreed or tested are kept for ever."
        actions={canWrite && theories.length > 0 && <ButtonLink href={paths.importCmocs(slug)}>Import CMOCs of a theory</ButtonLink>}
      />
      {theories.length === 0 && <NoTheory slug={slug} canWrite={canWrite} />}
      <ul class="theory-list plain-list">
        {theories.map((theory) => (
          <TheoryItem key={theory.id} slug={slug} theory={theory} />
        ))}
      </ul>
      {canWrite && <NewTheory {...props} />}
    </>
  );
}

function NoTheory({ slug, canWrite }: { readonly slug: string; readonly canWrite: boolean }) {
  return (
    <div class="empty-state">
      <h2>No programme theory yet</h2>
      <p>
        Write down the rough theory you begin with below; it need not be right.
        {canWrite && (
          <>
            {' '}
            If it is in a spreadsheet of configurations, <a href={paths.importCmocs(slug)}>import its CMOCs</a>.
          </>
        )}
      </p>
    </div>
  );
}

function TheoryItem({ slug, theory }: { readonly slug: string; readonly theory: TheoryListed }) {
  const { lastAgreed } = theory;
  return (
    <li class="theory-item">
      <h2>
        <a href={paths.theory(slug, theory.id)}>{theory.title}</a> <span class="tag">{theoryKindNames[theory.kind]}</span>
      </h2>
      {theory.text && <p class="theory-begin">{theory.text}</p>}
      <p class="quiet">
        <a href={paths.cmocs(slug, { theory: theory.id })}>{counted(theory.cmocs, 'CMOC')}</a>
        {' · '}
        {lastAgreed ? (
          <>
            agreed by {lastAgreed.agreedBy}, <When at={lastAgreed.at} />
          </>
        ) : (
          'not agreed yet'
        )}
        {theory.versions > 0 && ` · ${figure(theory.versions)} kept ${theory.versions === 1 ? 'version' : 'versions'}`}
      </p>
    </li>
  );
}

function NewTheory({ slug, theories, values, errors }: TheoriesProps) {
  return (
    <details class="new-theory" open={theories.length === 0 || errors !== undefined}>
      <summary class="button">New theory</summary>
      <Form action={paths.theories(slug)}>
        <TextField name="title" label="Title" value={valueOf(values, 'title')} errors={errors} />
        <Select
          name="kind"
          label="Kind"
          value={valueOf(values, 'kind', 'rough')}
          choices={theoryKinds.map((kind) => ({ value: kind, label: theoryKindNames[kind] }))}
        />
        <TextArea name="text" label="In words" optional rows={6} value={valueOf(values, 'text')} errors={errors} />
        <Button look="main">Write it down</Button>
      </Form>
    </details>
  );
}
