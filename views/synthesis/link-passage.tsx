/** Linking passages to a CMOC without leaving the page: type, Enter, then one key for the stance. Without script a plain form. */
import { paths } from '../../server/paths.ts';
import type { LinkChoices } from '../../server/synthesis/reading.queries.ts';
import { Button, Form } from '../shared/form.tsx';
import { counted } from '../shared/page.tsx';
import { LevelMark, SlotLine } from './parts.tsx';

interface LinkPassageProps {
  readonly slug: string;
  readonly documentId: string;
  readonly found: LinkChoices;
  readonly words: string;
}

export function LinkPassage(props: LinkPassageProps) {
  const { slug, documentId, found, words } = props;
  const excerpts = found.passages.map((passage) => passage.id);
  const address = paths.linkPassage(slug, documentId);
  return (
    <section id="link-passage" class="link-passage" data-link-passage aria-labelledby="link-title">
      <h2 id="link-title">Link {excerpts.length === 1 ? 'the passage' : counted(excerpts.length, 'passage')} to a CMOC</h2>
      <form
        method="get"
        action={address}
        role="search"
        hx-get={address}
        hx-trigger="submit, input changed delay:120ms from:#link-words"
        hx-target="#link-choices"
        hx-select="#link-choices"
        hx-swap="outerHTML"
      >
        <input type="hidden" name="excerpts" value={excerpts.join(',')} />
        <input
          type="search"
          id="link-words"
          name="words"
          value={words}
          aria-label="CMOC: its number, or words of it"
          placeholder="Number, or words of it"
          autocomplete="off"
          autofocus
        />
        <Button small class="without-script">
          Find
        </Button>
      </form>
      <Form action={address} hx-post={address} hx-target="#reader-popover" hx-swap="innerHTML">
        {excerpts.map((id) => (
          <input key={id} type="hidden" name="excerpts" value={id} />
        ))}
        <ChoiceList {...props} />
        <div class="stance-buttons" role="group" aria-label="Stance">
          {found.stances.map((stance) => (
            <Button key={stance.key} small name="stance" value={stance.key} data-stance={stance.letter.toLowerCase()}>
              <kbd>{stance.letter}</kbd> {stance.name}
            </Button>
          ))}
          <Button type="button" small look="quiet" data-close="popover" class="with-script">
            Cancel
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** Replaced while one types; the first is chosen, so that Enter and a stance are enough. */
function ChoiceList({ found: { choices, total }, words }: LinkPassageProps) {
  return (
    <fieldset id="link-choices" class="link-choices bare">
      <legend class="visually-hidden">CMOC</legend>
      {choices.length === 0 && (
        <p class="quiet">
          {words ? 'No CMOC fits these words.' : 'No CMOC of this paper or of the theory yet. Press n on the passage to make one.'}
        </p>
      )}
      {choices.map(({ cmoc, shared }, at) => (
        <label key={cmoc.id} class="link-choice">
          <input type="radio" name="cmoc" value={cmoc.id} checked={at === 0} />
          <span>
            <LevelMark level={cmoc.level} /> <b>{cmoc.label || cmoc.number}</b> <SlotLine slots={cmoc.slots} />
            {shared > 0 && <small> {counted(shared, 'code')} shared</small>}
          </span>
        </label>
      ))}
      {total > choices.length && <p class="quiet">and {counted(total - choices.length, 'other')}: type to find them</p>}
    </fieldset>
  );
}
