/** Wakes those who follow a review's activity. Carries no facts: listeners read the activity sequence themselves. */
export interface Events {
  readonly emit: (reviewId: string) => void;
  /** Returns the function that stops listening. */
  readonly on: (reviewId: string, listener: () => void) => () => void;
}

export function createEvents(): Events {
  const listeners = new Map<string, Set<() => void>>();
  return {
    emit: (reviewId) => listeners.get(reviewId)?.forEach((listener) => listener()),
    on(reviewId, listener) {
      const those = listeners.get(reviewId) ?? new Set();
      listeners.set(reviewId, those.add(listener));
      return () => {
        those.delete(listener);
        if (!those.size) listeners.delete(reviewId);
      };
    },
  };
}
