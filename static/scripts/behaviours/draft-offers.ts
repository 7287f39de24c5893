/** What somebody was typing when the browser closed is offered back beside its field, until taken or dropped. */
import { moment } from './clock.ts';
import { paths } from '../../../server/paths.ts';
import type { KeptField } from './kept-field.ts';
import { post } from './post.ts';

interface Draft {
  readonly place: string;
  readonly text: string;
  readonly changedAt: string;
}

const placesPerRequest = 20;

export async function offerDrafts(fields: readonly KeptField[]): Promise<void> {
  for (let at = 0; at < fields.length; at += placesPerRequest) {
    const some = fields.slice(at, at + placesPerRequest);
    for (const draft of await draftsAt(some.map(({ place }) => place))) {
      const field = some.find(({ place }) => place === draft.place);
      if (field?.element.isConnected && field.text() !== draft.text) offer(field, draft);
    }
  }
}

/** Not being able to ask is no reason to disturb: the drafts stay on the server. */
async function draftsAt(places: readonly string[]): Promise<readonly Draft[]> {
  try {
    const response = await fetch(paths.drafts(places), { headers: { 'HX-Request': 'true' } });
    return response.ok ? ((await response.json()) as readonly Draft[]) : [];
  } catch {
    return [];
  }
}

function offer(field: KeptField, draft: Draft): void {
  const box = document.createElement('p');
  box.className = 'draft-offer';
  box.append(`On ${moment(new Date(draft.changedAt))} you typed something here that was not saved. `);
  const take = button('Put it back');
  const drop = button('Drop it');
  box.append(take, ' ', drop);
  take.addEventListener('click', () => {
    field.write(draft.text);
    box.remove();
    field.touched();
    field.left();
  });
  drop.addEventListener('click', () => {
    box.remove();
    void post(paths.draftDrop(), { place: draft.place }, { quietly: true });
  });
  field.element.after(box);
}

function button(words: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button small';
  made.textContent = words;
  return made;
}
