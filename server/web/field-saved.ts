/** The answer to an autosaved field (static/scripts/behaviours/auto-save.ts): the new version and the time, never the text. */
import { dropDraft } from '../platform/drafts.queries.ts';
import { signedIn } from './actor.ts';
import { type Answer, data, go } from './answer.ts';
import type { Caller } from './route.ts';

export interface FieldSaved {
  /** Of the row that now holds the value. */
  readonly version: number;
  /** Where the field is saved from now on, when this save made its row. */
  readonly url?: string;
  /** Where somebody without script goes. */
  readonly instead: string;
  /** The address that the field names in `data-autosave`, when it isn't the one called. */
  readonly place?: string;
}

/** Drops the field's draft and answers `{version, savedAt, url?}` to our script, a redirect to a plain form. */
export async function fieldSaved(caller: Pick<Caller, 'ctx' | 'actor' | 'isFragment' | 'url'>, saved: FieldSaved): Promise<Answer> {
  await dropDraft(caller.ctx, signedIn(caller.actor).accountId, saved.place ?? caller.url);
  if (!caller.isFragment) return go(saved.instead, 'Saved.');
  return data({ version: saved.version, savedAt: caller.ctx.now(), url: saved.url });
}
