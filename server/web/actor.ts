/** The person behind a request. */
import { SignedOut } from '../platform/errors.ts';
import type { Actor } from './route.ts';

/** The signed-in person: the guard has let nobody else in. */
export function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new SignedOut();
  return actor;
}
