/** Who else has this review open: remembered for a few minutes in this process, never stored. */

export interface Presence {
  /** Notes that a person is here and returns the names of the others. `now` in milliseconds. */
  readonly seen: (reviewId: string, person: { readonly id: string; readonly name: string }, now: number) => readonly string[];
}

const remembered = 3 * 60_000;

export function createPresence(): Presence {
  const reviews = new Map<string, Map<string, { readonly name: string; readonly at: number }>>();
  return {
    seen(reviewId, person, now) {
      const here = reviews.get(reviewId) ?? new Map<string, { readonly name: string; readonly at: number }>();
      reviews.set(reviewId, here.set(person.id, { name: person.name, at: now }));
      for (const [id, { at }] of here) if (now - at > remembered) here.delete(id);
      return [...here].filter(([id]) => id !== person.id).map(([, { name }]) => name);
    },
  };
}
