/** What a use case holds while it writes: its transaction, who, when, and the list of what it changes. */
import type { Entry } from './activity.queries.ts';
import type { Tx } from './database.ts';

export interface Operation {
  readonly tx: Tx;
  /** Names this click in every activity row it writes. */
  readonly id: string;
  readonly reviewId: string;
  readonly actorId: string;
  readonly at: string;
  readonly newId: () => string;
  /** Notes an entry for the activity; rows made through `create`, `change`, `trash` and `restore` are noted already. */
  readonly note: (entry: Entry) => void;
}

export interface Intent {
  /** What the person does, in the domain's words, present tense: "mark a passage". Shown in history and on the undo button. */
  readonly verb: string;
  readonly undoes?: string;
  readonly reason?: string | undefined;
}
