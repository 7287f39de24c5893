/** What the page says of itself in its head (`ReaderBegins`). */
export interface Beginning {
  readonly review: string;
  readonly document: string;
  readonly view: string;
  /** Bytes. */
  readonly size: string;
  /** Addresses of the scripts of the threads, and of the folder of pdf.js's own parts. */
  readonly painting: string;
  readonly parsing: string;
  readonly pdfjs: string;
}
