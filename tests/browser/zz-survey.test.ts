import AxeBuilder from '@axe-core/playwright';
import { appendFileSync, rmSync } from 'node:fs';
import { it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { demoFolder, demoPeople } from '../support/demo.ts';

const only = process.env['ONLY']?.split(',');
const looks = (process.env['LOOKS'] ?? '1440').split(',');

it('survey', async () => {
  const { folder, seeded } = await demoFolder();
  const running = await runningServer(folder);
  const people = demoPeople(seeded);
  const s = seeded.slug;
  const doc = seeded.documents.get('harkness')!;
  const ref = seeded.references.get('harkness')!;
  const db = running.ctx.db.read;
  const form = await db.selectFrom('template').select('id').where('trashed_at', 'is', null).executeTakeFirst();
  const cmoc = seeded.cmocs.get('osei-tea')!.id;
  const theoryCmoc = seeded.cmocs.get('ipt-8')!.id;
  const code = seeded.codes.get([...seeded.codes.keys()].find((k) => /belong/i.test(k)) ?? '')!;
  const pages: Record<string, string> = {
    home: '/',
    overview: paths.review(s),
    literature: paths.literature(s),
    reference: paths.reference(s, ref),
    documents: paths.documents(s),
    reader: paths.reader(s, doc),
    'reader-p2': paths.reader(s, doc, { sheet: 2 }),
    'reader-text': paths.reader(s, doc, { view: 'text' }),
    'pane-cmocs': paths.reader(s, doc, { pane: 'cmocs' }),
    'pane-form': paths.reader(s, doc, { pane: 'form' }),
    'pane-appraisal': paths.reader(s, doc, { pane: 'appraisal' }),
    'pane-memos': paths.reader(s, doc, { pane: 'memos' }),
    codes: paths.codes(s),
    code: paths.code(s, code),
    cmocs: paths.cmocs(s),
    'cmocs-grid': paths.cmocs(s, { view: 'grid' }),
    cmoc: paths.cmoc(s, cmoc),
    'cmoc-theory': paths.cmoc(s, theoryCmoc),
    'cmoc-new': paths.newCmoc(s),
    unplaced: paths.unplaced(s),
    'import-cmocs': paths.importCmocs(s),
    theories: paths.theories(s),
    theory: paths.theory(s, seeded.theories.get('refined') ?? [...seeded.theories.values()][0]!),
    tables: paths.tables(s),
    ...Object.fromEntries(
      ['mechanisms', 'cmocs', 'by-document', 'by-case', 'strategies', 'characteristics', 'appraisal', 'excerpts', 'codebook'].map((t) => [
        `table-${t}`,
        paths.table(s, t),
      ]),
    ),
    forms: paths.forms(s),
    form: form ? paths.form(s, form.id) : '/',
    answers: form ? paths.formAnswers(s, form.id) : '/',
    scales: paths.scales(s),
    cases: paths.cases(s),
    memos: paths.memos(s),
    find: paths.find(s, 'bench'),
    people: paths.people(s),
    settings: paths.settings(s),
    account: paths.account(),
    decisions: paths.decisions(s, ref),
    appraisal: paths.appraisal(s, ref),
    ...JSON.parse(process.env['MORE'] ?? '{}'),
  };
  const browser = await openBrowser();
  const log = 'tests/.shots/survey.log';
  rmSync(log, { force: true });
  for (const look of looks) {
    const width = Number.parseInt(look);
    const dark = look.endsWith('d');
    for (const [name, url] of Object.entries(pages)) {
      if (only && !only.some((o) => (o.endsWith('*') ? name.startsWith(o.slice(0, -1)) : o === name))) continue;
      const at = await seat(browser, running, { as: people.tomasz, width, height: width < 500 ? 844 : 900, dark });
      try {
        const answer = await at.page.goto(url);
        await at.page.waitForTimeout(name.startsWith('reader') || name.startsWith('pane') ? 3500 : 700);
        const over = await at.page.evaluate(() => {
          const w = document.documentElement.clientWidth;
          const wide = [...document.querySelectorAll('main *, header *')]
            .filter((e) => {
              const r = e.getBoundingClientRect();
              if (r.width === 0 || r.right <= w + 1) return false;
              for (let p = e.parentElement; p; p = p.parentElement) {
                const o = getComputedStyle(p).overflowX;
                if (o !== 'visible') return false;
              }
              return true;
            })
            .slice(0, 4)
            .map((e) => e.tagName + '.' + e.className);
          return { scroll: document.documentElement.scrollWidth - w, wide };
        });
        const { violations } = process.env['AXE']
          ? await new AxeBuilder({ page: at.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
          : { violations: [] };
        appendFileSync(
          log,
          `${look} ${name} ${answer?.status()} ${url} over=${JSON.stringify(over)} complaints=${JSON.stringify(at.complaints)} axe=${JSON.stringify(violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(' ')).slice(0, 3)]))}\n`,
        );
        await shoot(at.page, `survey/${look}-${name}`);
        if (process.env['FULL']) await shoot(at.page, `survey/${look}-${name}-full`, { fullPage: true });
      } catch (error) {
        appendFileSync(log, `${look} ${name} FAILED ${String(error).split('\n')[0]}\n`);
      }
      await at.context.close();
    }
  }
}, 900_000);
