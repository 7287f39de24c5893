/**
 * What three databases export for one search: fifty works, sixty records and one that can't be read. All of it is invented.
 *
 *               works     read  known by DOI   certain (no DOI)   likely (misspelt)   new
 *   RIS          1–26     26+1       –                –                   –            26
 *   NBIB        20–39     20      20–23            24–26                  –            13
 *   CSV         37–50     14      37, 38              –                  39            11
 */
const groups = ['Walking groups', 'Community choirs', 'Shared gardens', 'Repair cafés', 'Lunch clubs'];
const methods = ['interviews with organisers', 'a survey of members', 'a cluster trial', 'a year of observation', 'a review of reports'];
const effects = [
  'loneliness in later life',
  'trust between neighbours',
  'mood after bereavement',
  'staying on after a first visit',
  'sleep',
];
const families = 'Abara Bakke Castel Dunmore Eriksen Fontana Guzman Halloran Ibsen Jarrett'.split(' ');
const journals = ['Journal of Groups and Places', 'Made-up Public Health', 'Annals of Company'];

export interface Work {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly journal: string;
  readonly volume: number;
  readonly page: number;
  readonly doi: string;
  readonly abstract: string;
}

/** The nth work, from 1. */
export function work(n: number): Work {
  const [group = '', effect = '', method = ''] = [groups[n % 5], effects[Math.floor(n / 5) % 5], methods[(n + Math.floor(n / 25)) % 5]];
  return {
    title: `${group} and ${effect}: ${method}`,
    authors: [`${families[n % 10] ?? ''}, Ngozi`, `de ${families[(n * 7 + 3) % 10] ?? ''}, Jan`],
    year: 1974 + n,
    journal: journals[n % 3] ?? '',
    volume: n,
    page: 100 + 7 * n,
    doi: `10.5555/company.${n}`,
    abstract: `People spoke of ${effect} once they had been greeted by name. Children were not asked in ${method} of ${group.toLowerCase()}.`,
  };
}

const works = (from: number, to: number, write: (one: Work, n: number) => string): string =>
  Array.from({ length: to - from + 1 }, (_, at) => write(work(from + at), from + at)).join('');

const ris = (one: Work): string =>
  `TY  - JOUR\nTI  - ${one.title}\n${one.authors.map((name) => `AU  - ${name}\n`).join('')}PY  - ${one.year}\nJO  - ${one.journal}\nVL  - ${one.volume}\nSP  - ${one.page}\nDO  - ${one.doi}\nAB  - ${one.abstract}\nER  - \n\n`;

const nbib = (one: Work, n: number): string =>
  `PMID- ${4100 + n}\nTI  - ${one.title}.\nPG  - ${one.page}\nLID - ${n >= 24 && n <= 26 ? '' : `${one.doi} [doi]`}\nAB  - ${one.abstract}\n${one.authors.map((name) => `FAU - ${name}\n`).join('')}DP  - ${one.year}\nJT  - ${one.journal}\nVI  - ${one.volume}\n\n`;

const quoted = (...cells: readonly (string | number)[]): string => `${cells.map((cell) => `"${cell}"`).join(';')}\n`;

const row = (one: Work, n: number): string =>
  quoted(
    n === 39 ? one.title.replace('organisers', 'organizers') : one.title,
    one.authors.join('; '),
    one.year,
    one.journal,
    n === 39 ? '' : one.doi,
    one.abstract,
  );

/** As a person drops them. */
export const threeExports: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'medline.ris', text: `${works(1, 26, ris)}TY  - JOUR\nER  - \n` },
  { name: 'pubmed.nbib', text: works(20, 39, nbib) },
  {
    name: 'nordic.csv',
    text: quoted('Titel', 'Verfasser', 'Jahr', 'Zeitschrift', 'DOI', 'Zusammenfassung') + works(37, 50, row),
  },
];
