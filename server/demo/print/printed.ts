/** What is printed, and in which dress. */
import type { Block } from '../paper.ts';

export interface Printed {
  readonly dress: keyof typeof dresses;
  readonly title: string;
  /** As printed under the title: "Philippa Harkness". */
  readonly authors: readonly string[];
  readonly affiliations: string;
  /** "Journal of Community Movement 6(2), 2014". */
  readonly source: string;
  /** Short form at the head of the pages: "Harkness and Oduya". */
  readonly running: string;
  readonly abstract: string;
  readonly sections: readonly { readonly heading: string; readonly depth: 1 | 2; readonly blocks: readonly Block[] }[];
  readonly references: readonly string[];
  /** The printed number of the first page. */
  readonly firstPage: number;
  /** Does the file itself say how its pages are numbered? */
  readonly labelled: boolean;
  /** Time written into the file, ISO-8601; the bytes depend on nothing else from outside. */
  readonly dated: string;
}

type FaceName = 'Times-Roman' | 'Times-Italic' | 'Times-Bold' | 'Times-BoldItalic' | 'Helvetica' | 'Helvetica-Bold' | 'Helvetica-Oblique';

export interface Face {
  readonly font: FaceName;
  readonly size: number;
  /** From one line to the next, points. */
  readonly leading: number;
  readonly colour?: string;
}

export interface Dress {
  readonly page: readonly [width: number, height: number];
  readonly margin: { readonly top: number; readonly side: number; readonly foot: number };
  readonly columns: 1 | 2;
  readonly gap: number;
  readonly justify: boolean;
  /** Space between paragraphs; 0: the first line is indented. */
  readonly paragraphGap: number;
  readonly faces: Readonly<
    Record<'title' | 'authors' | 'small' | 'abstract' | 'heading' | 'subheading' | 'body' | 'reference' | 'table' | 'running', Face>
  >;
  /** A band of colour above the title. */
  readonly band?: string;
}

const face = (font: FaceName, size: number, leading: number, colour?: string): Face => ({
  font,
  size,
  leading,
  ...(colour ? { colour } : {}),
});

/** Points. A journal is 170 × 240 mm, an essay the size of a small book, a report A4. */
export const dresses = {
  journal: {
    page: [482, 680],
    margin: { top: 58, side: 42, foot: 50 },
    columns: 2,
    gap: 16,
    justify: true,
    paragraphGap: 0,
    faces: {
      title: face('Times-Bold', 17, 20),
      authors: face('Times-Roman', 11, 14),
      small: face('Times-Italic', 9, 11.5),
      abstract: face('Helvetica', 8.1, 11),
      heading: face('Helvetica-Bold', 9.2, 12),
      subheading: face('Times-BoldItalic', 9.6, 12),
      body: face('Times-Roman', 9.8, 12.4),
      reference: face('Times-Roman', 8.2, 10),
      table: face('Helvetica', 7.4, 10.4),
      running: face('Times-Italic', 8.6, 11),
    },
  },
  essay: {
    page: [420, 612],
    margin: { top: 64, side: 58, foot: 62 },
    columns: 1,
    gap: 0,
    justify: true,
    paragraphGap: 0,
    faces: {
      title: face('Times-Roman', 20, 24),
      authors: face('Times-Italic', 12, 16),
      small: face('Times-Italic', 9.4, 12),
      abstract: face('Times-Italic', 10.2, 13.4),
      heading: face('Times-Italic', 12, 15),
      subheading: face('Times-Italic', 11, 14),
      body: face('Times-Roman', 10.7, 14),
      reference: face('Times-Roman', 9, 11.4),
      table: face('Times-Roman', 9, 11.4),
      running: face('Times-Italic', 9, 11),
    },
  },
  report: {
    page: [595, 842],
    margin: { top: 76, side: 96, foot: 70 },
    columns: 1,
    gap: 0,
    justify: false,
    paragraphGap: 7,
    band: '#1d5c4d',
    faces: {
      title: face('Helvetica-Bold', 23, 28, '#1d5c4d'),
      authors: face('Helvetica', 11, 15),
      small: face('Helvetica', 9, 12, '#4a4a4a'),
      abstract: face('Helvetica-Bold', 10.4, 15),
      heading: face('Helvetica-Bold', 13, 17, '#1d5c4d'),
      subheading: face('Helvetica-Bold', 11, 14),
      body: face('Helvetica', 10, 15),
      reference: face('Helvetica', 8.6, 12),
      table: face('Helvetica', 9, 12),
      running: face('Helvetica', 8.4, 11, '#4a4a4a'),
    },
  },
} as const satisfies Readonly<Record<string, Dress>>;

export const columnWidth = ({ page, margin, columns, gap }: Dress): number => (page[0] - 2 * margin.side - (columns - 1) * gap) / columns;
