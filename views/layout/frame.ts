/** What surrounds a page: who is looking, at which review, what waits for them. */

export interface Assets {
  /** The served address of a bundled file: `app.js`, `app.css`, `reader.js`. */
  readonly url: (name: string) => string;
  /** The addresses of the parts that a script asks for before it runs: fetched beside it, not after it. */
  readonly imports: (name: string) => readonly string[];
}

export interface ReviewFrame {
  readonly slug: string;
  readonly title: string;
  readonly role: string;
  /** By section of the rail: how many things wait for me there. */
  readonly waiting: Readonly<Record<string, number>>;
  /** The verb that undo would take back, null when there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Names of others seen in the last minutes. */
  readonly present: readonly string[];
}

export interface Frame {
  readonly assets: Assets;
  readonly account: { readonly id: string; readonly name: string; readonly theme: string; readonly keysOff: boolean } | null;
  readonly review: ReviewFrame | null;
  readonly notice: string | null;
  /** A sentence for everybody, from the operator: "Storage is almost full". */
  readonly alarm: string | null;
}
