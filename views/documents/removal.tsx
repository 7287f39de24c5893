/** Before a document is removed for good: what goes with it, what stays, and what still holds it. */
import { paths } from '../../server/paths.ts';
import { Button, ButtonLink, Form } from '../shared/form.tsx';
import { counted, PageHead } from '../shared/page.tsx';

interface RemovalProps {
  readonly slug: string;
  readonly document: { readonly id: string; readonly fileName: string; readonly trashedAt: string | null };
  /** How many rows go with it, by what they are. */
  readonly going: readonly { readonly name: string; readonly n: number }[];
}

export function RemovalPage({ slug, document, going }: RemovalProps) {
  const back = paths.documents(slug, { show: 'trash' });
  return (
    <>
      <PageHead
        title="Remove for good"
        lead={`“${document.fileName}” leaves this server: the file, its text, and everything marked in it. Nothing brings it back.`}
        back={{ href: back, label: 'The trash' }}
      />
      <section class="narrow">
        <h2>What goes</h2>
        <ul>
          <li>the file and its text, also from the search</li>
          {going.map(({ name, n }) => (
            <li key={name}>{counted(n, name)}</li>
          ))}
          <li>the words of all these in the history; that it was done, when and by whom stays</li>
        </ul>
      </section>
      <section class="narrow">
        <h2>What stays</h2>
        <p>
          CMOCs, codes, memos on other things, and answers. What somebody typed there may still quote the document: look for its words
          first. Its record keeps its number, and loses its title unless something else stands behind it.
        </p>
      </section>
      <section class="narrow">
        <h2>What still holds it</h2>
        <p>
          Backups made until now still hold it, and so do files that were exported. Ask the person who runs this server until when the
          backups are kept.
        </p>
      </section>
      <section class="narrow">
        {document.trashedAt ? (
          <Form action={paths.documentRemove(slug, document.id)}>
            <Button look="danger">Remove it for good</Button> <ButtonLink href={back}>Leave it in the trash</ButtonLink>
          </Form>
        ) : (
          <Form action={paths.documentTrash(slug, document.id, 'trash')}>
            <p>It is not in the trash yet: from there it can be removed for good.</p>
            <Button>Put it in the trash</Button>
          </Form>
        )}
      </section>
    </>
  );
}
