/** Bringing the papers in as a team does: drop the files, then put right what the product could not guess. */
import { setFirstLabel, moveDocument } from '../../documents/documents.service.ts';
import { importStored } from '../../documents/import.service.ts';
import { blankReference } from '../../references/reference.ts';
import { changeReference } from '../../references/references.service.ts';
import { readMarked } from '../marked.ts';
import type { DemoPaper, Record } from '../paper.ts';
import { interviewsKey, papers, transcripts, transcriptsRecord } from '../papers/index.ts';
import { printPaper } from '../print/paper.adapter.ts';
import { isLabelled, printedOf } from '../print-paper.ts';
import { inTurn, known, type Story } from './story.ts';

type Progress = (title: string) => void;

export async function seedLiterature(story: Story, progress: Progress): Promise<void> {
  await inTurn(papers, (paper) => {
    progress(paper.record.title);
    return seedPaper(story, paper);
  });
  progress(transcriptsRecord.title);
  await seedTranscripts(story);
}

const family = (name: string): string => name.split(',')[0] ?? name;

/** "Harkness and Oduya 2014.pdf", as somebody's folder has it. */
const fileName = ({ authors, year }: Record): string =>
  `${authors.length > 2 ? `${family(authors[0] ?? '')} et al` : authors.map(family).join(' and ')} ${year}.pdf`;

async function seedPaper(story: Story, paper: DemoPaper): Promise<void> {
  const { record } = paper;
  const added = await add(story, fileName(record), await printPaper(printedOf(paper)));
  story.made.documents.set(paper.key, added.documentId);
  story.made.references.set(paper.key, added.referenceId);
  const first = record.firstPage ?? 1;
  const pages = record.volume ? `${first}–${first + added.pages - 1}` : '';
  await describe(story, added.referenceId, { record, pages, abstract: readMarked(paper.abstract).text });
  if (first > 1 && !isLabelled(paper.key)) await setFirstLabel(story.ctx, story.as('marit'), { id: added.documentId }, String(first));
}

async function add(story: Story, name: string, file: Uint8Array): Promise<{ documentId: string; referenceId: string; pages: number }> {
  const imported = await importStored(story.ctx, story.as('marit'), { ...(await story.ctx.blobs.put(file)), fileName: name });
  if (imported.status !== 'imported') throw new Error(`${name}: ${JSON.stringify(imported)}`);
  return imported;
}

interface Described {
  readonly record: Record;
  readonly pages: string;
  readonly abstract: string;
}

async function describe(story: Story, id: string, { record, pages, abstract }: Described): Promise<void> {
  const { title, authors, year, kind, container, volume = '', issue = '', usedAs, countries } = record;
  const fields = { ...blankReference, title, authors, year, kind, container, volume, issue, countries, used_as: usedAs, pages, abstract };
  const phases = record.phases.map((key) => known(story.made.phases, key));
  await changeReference(story.ctx, story.as('marit'), { id, fields, phases });
}

/** Two files of one reference: the second is hung on the first's record, and its own goes to the trash by itself. */
async function seedTranscripts(story: Story): Promise<void> {
  for (const { key, fileName: name, lines } of transcripts) {
    const text = lines.map((line) => readMarked(line).text).join('\n\n');
    const { documentId, referenceId } = await add(story, name, new TextEncoder().encode(`${text}\n`));
    story.made.documents.set(key, documentId);
    const home = story.made.references.get(interviewsKey);
    if (home) {
      await moveDocument(story.ctx, story.as('marit'), documentId, home);
    } else {
      story.made.references.set(interviewsKey, referenceId);
      await describe(story, referenceId, { record: transcriptsRecord, pages: '', abstract: '' });
    }
  }
}
