/** Full texts: each file is hung on the record that a search had found, and the record put right. */
import { setFirstLabel, moveDocument } from '../../documents/documents.service.ts';
import { importStored } from '../../documents/import.service.ts';
import { blankReference } from '../../references/reference.ts';
import { changeReference } from '../../references/references.service.ts';
import { readMarked } from '../marked.ts';
import type { DemoPaper, PhaseKey, Record } from '../paper.ts';
import { interviewsKey, papers, transcripts, transcriptsRecord } from '../papers/index.ts';
import { printPaper } from '../print/paper.adapter.ts';
import { isLabelled, printedOf } from '../print-paper.ts';
import { inTurn, known, type Story } from './story.ts';

type Progress = (title: string) => void;

export async function seedLiterature(story: Story, phase: PhaseKey, progress: Progress): Promise<void> {
  const own = papers.filter((paper) => (paper.record.phases[0] ?? '') === phase);
  await inTurn(own, (paper) => {
    progress(paper.record.title);
    return seedPaper(story, paper, phase);
  });
}

const family = (name: string): string => name.split(',')[0] ?? name;

/** "Harkness and Oduya 2014.pdf", as somebody's folder has it. */
const fileName = ({ authors, year }: Record): string =>
  `${authors.length > 2 ? `${family(authors[0] ?? '')} et al` : authors.map(family).join(' and ')} ${year}.pdf`;

async function seedPaper(story: Story, paper: DemoPaper, phase: PhaseKey): Promise<void> {
  const { record } = paper;
  const into = known(story.made.references, paper.key);
  const added = await add(story, { name: fileName(record), file: await printPaper(printedOf(paper)), into });
  story.made.documents.set(paper.key, added.documentId);
  const first = record.firstPage ?? 1;
  const pages = record.volume ? `${first}–${first + added.pages - 1}` : '';
  await describe(story, into, { record, phases: [phase], pages, abstract: readMarked(paper.abstract).text });
  if (first > 1 && !isLabelled(paper.key)) await setFirstLabel(story.ctx, story.as('marit'), { id: added.documentId }, String(first));
}

interface Added {
  readonly name: string;
  readonly file: Uint8Array;
  readonly into: string | null;
}

async function add(story: Story, { name, file, into }: Added): Promise<{ documentId: string; referenceId: string; pages: number }> {
  const imported = await importStored(story.ctx, story.as('marit'), { ...(await story.ctx.blobs.put(file)), fileName: name, into });
  if (imported.status !== 'imported') throw new Error(`${name}: ${JSON.stringify(imported)}`);
  return imported;
}

interface Described {
  readonly record: Record;
  readonly phases: readonly PhaseKey[];
  readonly pages: string;
  readonly abstract: string;
}

async function describe(story: Story, id: string, { record, pages, abstract, ...more }: Described): Promise<void> {
  const { title, authors, year, kind, container, volume = '', issue = '', usedAs, countries } = record;
  const fields = { ...blankReference, title, authors, year, kind, container, volume, issue, countries, used_as: usedAs, pages, abstract };
  const phases = more.phases.map((key) => known(story.made.phases, key));
  await changeReference(story.ctx, story.as('marit'), { id, fields, phases });
}

/** Two files of one reference: the second is hung on the first's record, and its own goes to the trash by itself. */
export async function seedTranscripts(story: Story, progress: Progress): Promise<void> {
  progress(transcriptsRecord.title);
  for (const { key, fileName: name, lines } of transcripts) {
    const text = lines.map((line) => readMarked(line).text).join('\n\n');
    const { documentId, referenceId } = await add(story, { name, file: new TextEncoder().encode(`${text}\n`), into: null });
    story.made.documents.set(key, documentId);
    const home = story.made.references.get(interviewsKey);
    if (home) {
      await moveDocument(story.ctx, story.as('marit'), documentId, home);
    } else {
      story.made.references.set(interviewsKey, referenceId);
      await describe(story, referenceId, { record: transcriptsRecord, phases: transcriptsRecord.phases, pages: '', abstract: '' });
    }
  }
}
