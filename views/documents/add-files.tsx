/** Choosing files: a plain form; with script each file is sent by itself, also when it is dropped on the page. */
import { paths } from '../../server/paths.ts';
import { Button, Form } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';

export function AddFiles({ slug, maxUpload }: { readonly slug: string; readonly maxUpload: number }) {
  return (
    <Form
      action={paths.documents(slug)}
      upload
      class="add-files"
      data-drop-files
      data-announce={paths.uploads(slug)}
      data-send={paths.uploadFile(slug, 'ID')}
      data-lost={paths.uploadsLost(slug)}
      data-max={maxUpload}
    >
      <ChooseFiles />
      <input
        id="add-files-input"
        type="file"
        name="file"
        multiple
        accept=".pdf,.txt,.md,.markdown,application/pdf,text/plain,text/markdown"
      />
      <Button class="without-script">Send them</Button>
    </Form>
  );
}

/** Opens the chooser of the form above: it may stand anywhere on the page. */
export const ChooseFiles = () => (
  <label class="button main" for="add-files-input">
    <Icon name="plus" /> Add files
  </label>
);
