import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { tableNames, tableTitles } from '../../../server/reports/table-name.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { readDocx } from '../../support/office.ts';
import { partnership } from '../../support/partnership.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  return { ctx, scope, slug, agent: await agentOf(ctx, await testApp(ctx), ada) };
}

describe('the tables', () => {
  it('say what they will be while there is nothing, and what they are then', async () => {
    const { ctx, scope, slug, agent } = await setUp();
    for (const table of tableNames) {
      const page = await agent.get(paths.table(slug, table)).expect(200);
      expect(page.text, table).toContain(tableTitles[table].title);
      expect(page.text, table).not.toContain('<table');
    }
    await partnership(ctx, scope);
    for (const table of tableNames.filter((one) => !['appraisal', 'extraction', 'screening', 'agreement'].includes(one)))
      expect((await agent.get(paths.table(slug, table)).expect(200)).text, table).toContain('id="report-table"');
  });

  it('keep their scope in the address and by name, for the page and the file alike', async () => {
    const { ctx, scope, slug, agent } = await setUp();
    await partnership(ctx, scope);
    const kept = { level: 'all', order: 'mechanism', hide: ['explanation', 'studies'] };
    const page = (await agent.get(paths.table(slug, 'demi-regularities', kept)).expect(200)).text;
    expect(page).toContain('all CMOCs, extracted and of the theory');
    expect(page).not.toContain('Explain it in a sentence');
    const csv = await agent.get(paths.tableFile(slug, 'demi-regularities', 'csv', kept)).expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('partnership-working-demi-regularities.csv');
    expect(csv.text.split('\n')[0]).toMatch(/^mechanism,mechanism_type,most_frequent_outcome,/);
    await agent.post(paths.savedScopes(slug), { name: 'Everything', report: 'demi-regularities', ...kept }).expect(303);
    const saved = (await agent.get(paths.tables(slug))).text;
    expect(saved).toContain('Everything');
    const removal = /action="([^"]*\/scopes\/[^"]*\/trash)"/.exec(saved)?.[1] ?? '';
    await agent.post(removal).expect(303);
    expect((await agent.get(paths.tables(slug))).text).not.toContain('Everything');
  });

  it('download as Word files, whole though the page shows a part', async () => {
    const { ctx, scope, slug, agent } = await setUp();
    await partnership(ctx, scope);
    const docx = await agent
      .get(paths.tableFile(slug, 'cmocs', 'docx'))
      .buffer(true)
      .responseType('blob')
      .expect(200);
    const { rows, paragraphs } = await readDocx(docx.body as Buffer);
    expect(rows.slice(-3).map((row) => row[0]?.text)).toEqual(['1', '2', '3']);
    expect(paragraphs[0]).toBe('Context–mechanism–outcome configurations');
  });

  it('take an address that makes no sense as the usual one', async () => {
    const { slug, agent } = await setUp();
    await agent.get(`${paths.table(slug, 'cmocs')}?level=both&phase=nonsense&depth=x&page=-4&order=sideways`).expect(200);
    await agent
      .get(`${paths.table(slug, 'cmocs')}/file?format=pdf`)
      .expect(200)
      .expect('content-type', /csv/);
    const gone = await agent.get(paths.behind(slug, 'demi-regularities', { row: 'c:none', count: 'cmocs' })).expect(200);
    expect(gone.text).toContain('no such row any more');
  });
});
