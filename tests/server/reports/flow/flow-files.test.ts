import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { flowDocx } from '../../../../server/reports/flow/flow-docx.ts';
import { flowOf } from '../../../../server/reports/flow/flow.ts';
import { flowScene } from '../../../../server/reports/flow/flow-scene.ts';
import { flowTable } from '../../../../server/reports/flow/flow-table.ts';
import { noLinks } from '../../../../server/reports/flow/box-words.ts';
import { png } from '../../../../server/reports/flow/png.adapter.ts';
import { prismaRows } from '../../../../server/reports/flow/prisma-csv.ts';
import { svg } from '../../../../server/reports/flow/svg.ts';
import { textWidth, wrapped } from '../../../../server/reports/flow/text-width.ts';
import { zipped } from '../../../../server/reports/archive.adapter.ts';
import { readDocx } from '../../../support/office.ts';
import { Telling } from './facts.ts';
import { enteredFrom, published } from './gold.ts';

const flow = flowOf(new Telling().facts(), enteredFrom(published));
const scene = flowScene(flow, 'Partnership <working>', () => noLinks);

describe('the flow as a file', () => {
  it('is SVG whose words can be selected and searched, black on white, the width of a page', () => {
    const drawn = svg(scene);
    expect(drawn).toContain('Records screened (n\u00a0=\u00a02,769)†</text>');
    expect(drawn).toContain('Partnership &lt;working&gt;');
    expect(drawn).toContain('width="170mm"');
    expect(drawn).not.toMatch(/style=|<style|href/);
    expect(scene.height / scene.width).toBeLessThan(247 / 170);
  });

  it('keeps every word inside its box', () => {
    for (const box of scene.boxes)
      for (const line of box.lines) {
        const wide = line.runs.reduce((sum, run) => sum + textWidth(run.text.trimEnd(), line.size, run.isBold), 0);
        expect(line.x + wide).toBeLessThanOrEqual(box.x + box.width);
        expect(line.y).toBeLessThan(box.y + box.height);
      }
  });

  it('has no two boxes on each other', () => {
    const { boxes } = scene;
    const overlaps = boxes.flatMap((a, at) =>
      boxes.slice(at + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    );
    expect(overlaps).toEqual([]);
  });

  it('breaks lines between words, never within a number that is a link', () => {
    const lines = wrapped([{ text: 'Reports sought for retrieval ' }, { text: '(n = 117)', href: '/x' }], 140, 10.5);
    expect(lines.map((line) => line.map((run) => run.text).join(''))).toEqual(['Reports sought for retrieval ', '(n = 117)']);
  });

  it('is a picture for those who need one', async () => {
    const drawn = await png(scene);
    expect(drawn?.subarray(1, 4).toString()).toBe('PNG');
    expect(drawn?.readUInt32BE(16)).toBe(2008);
  });

  it('is a Word table whose boxes can be edited', async () => {
    const { rows, paragraphs } = await readDocx(await buffer(zipped(flowDocx(flow, 'Partnership working'))));
    const words = rows.flat().map((cell) => cell.text);
    expect(words).toContain('Records screened (n\u00a0=\u00a01,092)‡');
    expect(words).toContain('Reports included in this phase (n\u00a0=\u00a053)‡');
    expect(words).toContain('New studies included in review (n\u00a0=\u00a086)‡\nReports of new included studies (n\u00a0=\u00a086)‡');
    expect(paragraphs[0]).toBe('Document flow: Partnership working');
  });

  it('is the file that the PRISMA2020 R package reads', () => {
    const rows = prismaRows(flow);
    expect(rows[0]).toEqual(['data', 'node', 'box', 'description', 'boxtext', 'tooltips', 'url', 'n']);
    const said = new Map(rows.map((row) => [row[0], row[7]]));
    expect(said.get('database_results')).toBe('2144');
    expect(said.get('records_screened')).toBe(String(2769 + 1092));
    expect(said.get('dbr_excluded')).toBe('No reason given, 125; Lack of relevance or rigour, 52');
    expect(said.get('citations_results')).toBe('6');
    expect(said.get('new_reports')).toBe('86');
    expect(rows).toHaveLength(33);
  });

  it('is a table with one row per box, and what was entered by hand marked', () => {
    const { rows, notes } = flowTable(flow, 'Partnership working');
    expect(rows.map((row) => row.cells).find((cells) => cells[2] === 'duplicates')).toEqual([
      'Theory refinement',
      'databases and registers',
      'duplicates',
      'Records removed before screening: Duplicate records',
      '',
      1052,
      'yes',
      'Counted in the published report',
    ]);
    expect(notes[0]).toContain('Entered by hand');
  });
});
