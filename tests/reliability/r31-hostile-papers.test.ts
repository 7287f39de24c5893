/** papers bitten, cut and spliced: each is read or refused by name, within its time; the good one beside it comes in. */
import { expect, it } from 'vitest';
import { importStored } from '../../server/documents/import.service.ts';
import { testContext } from '../support/context.ts';
import { paperPdf, pdfOf } from '../support/pdf.ts';
import { reviewOfAda } from '../support/people.ts';
import { seeded } from '../bench/large-review.ts';
import { seed, times } from './support/tier.ts';

const words = 'Trust grew slowly between the partners, and people began to share what they knew. ';

async function seeds(): Promise<readonly Buffer[]> {
  const papers = [
    await paperPdf({ title: 'One column', authors: 'Ada Okafor', body: [words.repeat(20)], columns: 1 }),
    await paperPdf({ title: 'Two columns', authors: 'Bo Lind', body: [words.repeat(60)], columns: 2 }),
    await pdfOf({}, (pdf) => void pdf.addPage().text('A short one')),
  ];
  return papers.map((paper) => Buffer.from(paper));
}

/** One of three ways to spoil a file: flipped bytes, a piece cut out, a piece of it (or of another) put elsewhere. */
function spoiled(paper: Buffer, other: Buffer, random: () => number): Buffer {
  const at = (length: number) => Math.floor(random() * length);
  const way = at(3);
  if (way === 0) {
    const bytes = Buffer.from(paper);
    for (let n = 0; n <= at(200); n++) bytes[at(bytes.length)] = at(256);
    return bytes;
  }
  const [from, size] = [at(paper.length), at(Math.min(4000, paper.length))];
  if (way === 1) return Buffer.concat([paper.subarray(0, from), paper.subarray(from + size)]);
  const start = at(other.length);
  return Buffer.concat([paper.subarray(0, from), other.subarray(start, start + size), paper.subarray(from)]);
}

it('never stops the server, and names what it refuses', { timeout: 7_200_000 }, async () => {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const random = seeded(seed);
  const papers = await seeds();
  const counts: Record<string, number> = {};
  const slowest = { took: 0 };
  for (let n = 0; n < times({ commit: 20, nightly: 525, release: 525 }); n++) {
    const bytes = spoiled(papers[n % papers.length] ?? Buffer.alloc(0), papers[(n + 1) % papers.length] ?? Buffer.alloc(0), random);
    const { sha256, size } = await ctx.blobs.put(bytes);
    const began = performance.now();
    const outcome = await importStored(ctx, scope, { fileName: `spoiled ${n}.pdf`, sha256, size }).catch((error: unknown) => ({
      status: 'refused' as const,
      reason: `“spoiled ${n}.pdf” ${String(error)}`,
    }));
    slowest.took = Math.max(slowest.took, performance.now() - began);
    counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
    if (outcome.status === 'refused') expect(outcome.reason, `seed ${seed}`).toContain(`“spoiled ${n}.pdf”`);
  }
  const good = await ctx.blobs.put(Buffer.concat([papers[0] ?? Buffer.alloc(0), Buffer.from('\n%good')]));
  const last = await importStored(ctx, scope, { fileName: 'good.pdf', sha256: good.sha256, size: good.size });
  expect(last.status).not.toBe('refused');
  expect(slowest.took).toBeLessThan(60_000);
  console.log(`R-31: ${JSON.stringify(counts)}, slowest ${Math.round(slowest.took)} ms, seed ${seed}`);
});
