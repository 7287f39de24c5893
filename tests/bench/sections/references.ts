/** Thousands of references: a file of them imported, searched for duplicates, listed, filtered and counted, as users do it. */
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { paths } from '../../../server/paths.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { reviewOfAda, sessionOf } from '../../support/people.ts';
import { seeded } from '../large-review.ts';
import { type Figure, figure, quantile, timed } from '../measure.ts';
import { filled, type Process, serve } from '../served.ts';

const barMs = 100;
const barKb = 300;

const words =
  'trust history leadership partners care goals culture power time money staff patients towns data roles boards networks change'.split(' ');

/** RIS with abstracts of a usual length; every twentieth record is there again, as another database writes it. */
function library(many: number): string {
  const random = seeded(11);
  const some = (count: number): string => Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  const records = Array.from({ length: Math.round(many * 0.95) }, (_, n) => ({
    title: `${some(9)} in place ${n}`,
    n,
    abstract: some(180),
  }));
  const copies = records.slice(0, many - records.length).map((one) => ({ ...one, title: `${one.title}.` }));
  return [...records, ...copies]
    .map(
      ({ title, n, abstract }, at) =>
        `TY  - JOUR\nAU  - Okafor${n % 997}, A\nTI  - ${title}\nPY  - ${1990 + (n % 35)}\nT2  - Journal of ${words[n % words.length] ?? ''}\n` +
        `VL  - ${n % 40}\nSP  - ${n % 900}\n${at < records.length ? `DO  - 10.5555/${n}\n` : ''}AB  - ${abstract}\nER  - \n\n`,
    )
    .join('');
}

interface Desk {
  readonly process: Process;
  readonly folder: string;
  readonly slug: string;
  readonly phase: string;
  readonly cookie: string;
}

const headersOf = ({ cookie }: Desk) => ({ cookie, 'sec-fetch-site': 'same-origin' });

async function post(desk: Desk, path: string, body: FormData | URLSearchParams): Promise<string> {
  const answer = await fetch(desk.process.address + path, { method: 'POST', headers: headersOf(desk), body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${path} answers ${answer.status}`);
  return answer.headers.get('location') ?? '';
}

/** Waits until a query finds something; notes the most memory that the server takes meanwhile, MB. */
async function until(desk: Desk, query: string): Promise<number> {
  const db = new Sqlite(join(desk.folder, 'retroduce.db'), { readonly: true });
  const done = db.prepare(query);
  let most = 0;
  while (!done.get()) {
    most = Math.max(most, desk.process.memory().own);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  db.close();
  return most;
}

async function importing(desk: Desk, many: number): Promise<readonly Figure[]> {
  const form = new FormData();
  form.append('file', new Blob([library(many)]), 'library.ris');
  const read = performance.now();
  const search = await post(desk, paths.searches(desk.slug), form);
  const wasRead = performance.now() - read;
  const began = performance.now();
  await post(desk, search, new URLSearchParams({ source_kind: 'database', source: 'MEDLINE', phase_id: desk.phase, then: 'import' }));
  const most = await until(desk, `select 1 from search where state = 'done'`);
  const took = (performance.now() - began) / 1000;
  const name = many.toLocaleString('en-GB');
  return [
    figure(`${name} RIS records: read and shown`, 's', [wasRead / 1000]),
    figure(`${name} RIS records: imported`, 'per s', [many / took]),
    figure(`${name} RIS records: most memory`, 'MB', [most], { bar: 300 }),
  ];
}

async function duplicates(desk: Desk, many: number): Promise<readonly Figure[]> {
  const began = performance.now();
  await post(desk, paths.duplicatesVerb(desk.slug, 'search'), new URLSearchParams());
  await until(desk, `select 1 from duplicate_search where state = 'done'`);
  return [
    figure(`${many.toLocaleString('en-GB')} references: searched for duplicates`, 's', [(performance.now() - began) / 1000], { bar: 20 }),
  ];
}

async function pages(desk: Desk, runs: number): Promise<readonly Figure[]> {
  const { slug, phase } = desk;
  const asked: Readonly<Record<string, string>> = {
    'list of references': paths.literature(slug),
    'references by words': paths.literature(slug, { q: 'trust leadership' }),
    'references of a phase without files': paths.literature(slug, { phase, show: 'without_files' }),
    'list of references, last page': paths.literature(slug, { page: 150 }),
    'references that nothing stands on': paths.literature(slug, { decision: 'none' }),
    duplicates: paths.duplicates(slug),
    'document flow': paths.flow(slug),
    'a number of the flow opened': paths.flowRecords(slug, { phase, box: 'screened' }),
    'a number of the flow opened, far page': paths.flowRecords(slug, { phase, box: 'screened', page: 150 }),
  };
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(asked)) {
    const get = async () => {
      const answer = await fetch(desk.process.address + path, { headers: headersOf(desk) });
      if (answer.status !== 200) throw new Error(`${name} answers ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    };
    const bytes = await get();
    const times = await timed(runs * 4, get);
    figures.push(figure(`${name}: median`, 'ms', times, { bar: barMs }));
    figures.push(figure(`${name}: p95`, 'ms', [quantile(times, 0.95)]));
    figures.push(figure(`${name}: size`, 'kB', [bytes / 1024], { bar: barKb }));
  }
  return figures;
}

export async function manyReferences(runs: number, many: number): Promise<readonly Figure[]> {
  const { folder, made } = await filled(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const [phase] = await vocabulary(scope, 'phase');
    return { slug, phase: phase?.id ?? '', cookie: `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, ada)}` };
  });
  const desk: Desk = { ...made, folder, process: await serve(folder) };
  const figures = [...(await importing(desk, many)), ...(await duplicates(desk, many)), ...(await pages(desk, runs))];
  await desk.process.stop();
  return figures;
}
