/** The file formats of tables. */
export const formats = ['csv', 'tsv', 'xlsx', 'docx', 'html', 'md', 'json'] as const;
export type Format = (typeof formats)[number];

export const isFormat = (word: string): word is Format => (formats as readonly string[]).includes(word);

export interface FormatShown {
  readonly title: string;
  readonly mediaType: string;
  /** Written for scripts: stable column names, one fact per column. The others are set as they are read. */
  readonly isData: boolean;
  /** False for archives: they belong in a file, not on a terminal. */
  readonly isText: boolean;
}

export const formatsShown: Readonly<Record<Format, FormatShown>> = {
  docx: {
    title: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isData: false,
    isText: false,
  },
  xlsx: { title: 'Excel', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', isData: true, isText: false },
  csv: { title: 'CSV', mediaType: 'text/csv; charset=utf-8', isData: true, isText: true },
  tsv: { title: 'Tab-separated', mediaType: 'text/tab-separated-values; charset=utf-8', isData: true, isText: true },
  html: { title: 'Web page', mediaType: 'text/html; charset=utf-8', isData: false, isText: true },
  md: { title: 'Markdown', mediaType: 'text/markdown; charset=utf-8', isData: false, isText: true },
  json: { title: 'JSON', mediaType: 'application/json; charset=utf-8', isData: true, isText: true },
};
