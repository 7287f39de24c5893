/** What every row of a review carries. Times are ISO-8601 UTC text, ids UUIDv7 text, flags 0/1. */
export interface Kept {
  id: string;
  review_id: string;
  /** Starts at 1, grows by one with each change: the unit of conflict detection. */
  version: number;
  author_id: string;
  made_at: string;
  changed_at: string;
  /** Set while the row is in the trash. */
  trashed_at: string | null;
}

/** A row that a coder made: it belongs to the working set or to a check round's own set. */
export interface CoderMade extends Kept {
  set_id: string;
}

/** A row that can be exchanged with other programs keeps their identifier; null when it is ours. */
export interface Exchanged {
  foreign_guid: string | null;
}

export type Flag = 0 | 1;
