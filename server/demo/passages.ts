/** Every passage of the example review with its words, who marked it, and what was made of it. */
import { quotesIn } from './marked.ts';
import { type DemoCoding, type DemoPaper, type DemoTranscript, passageOf } from './paper.ts';
import { papers, transcripts } from './papers/index.ts';
import type { Coder } from './people.ts';

export interface Passage {
  /** "harkness.a" */
  readonly key: string;
  /** Key of the paper or transcript. */
  readonly source: string;
  readonly quote: string;
  readonly by: Coder;
  readonly pass: 1 | 2;
  readonly note: string;
  readonly codings: readonly DemoCoding[];
}

const proseOf = (source: DemoPaper | DemoTranscript): readonly string[] =>
  'lines' in source
    ? source.lines
    : [source.abstract, ...source.sections.flatMap(({ blocks }) => blocks.filter((block) => typeof block === 'string'))];

function passagesIn(source: DemoPaper | DemoTranscript): readonly Passage[] {
  return [...quotesIn(proseOf(source))].map(([letter, quote]) => {
    const given = source.passages[letter];
    if (!given) throw new Error(`${source.key}.${letter} is marked and nothing is made of it`);
    const { codings, by = source.reader, pass = 1, note = '' } = passageOf(given);
    return { key: `${source.key}.${letter}`, source: source.key, quote, by, pass, note, codings };
  });
}

/** In the order of the papers, and of each paper's text. */
export const passages: readonly Passage[] = [...papers, ...transcripts].flatMap(passagesIn);
