/** What the page and the thread that paints say to each other. */

export interface Opening {
  readonly kind: 'open';
  /** To the thread that parses (parsing.ts). */
  readonly parser: MessagePort;
  /** The whole file; null when it is large, and its parts are fetched from `url`. */
  readonly file: Uint8Array | null;
  readonly url: string;
  /** The address of the folder where pdf.js finds its own parts. */
  readonly parts: string;
}

/** Pixels of the picture. */
export interface Painting {
  readonly kind: 'paint';
  readonly sheet: number;
  readonly width: number;
  readonly height: number;
}

export type Asked = Opening | Painting | { readonly kind: 'cancel' };

export interface Painted {
  readonly isDone: boolean;
  /** Null when a file has been opened. */
  readonly picture: ImageBitmap | null;
}
