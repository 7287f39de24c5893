/**
 * The numbers in the file that the PRISMA2020 R package reads (prisma-flowdiagram/PRISMA2020, inst/extdata/PRISMA.csv): its
 * columns, its ids, one flow. Phases are added up. Hand searching
 * and other sources stand with organisations, lack of relevance or rigour among the reasons: the package has no box for them.
 */
import { type PhaseBox, phaseBoxNames, type ReviewBox, reviewBoxNames, shapeOf } from './box.ts';
import type { Count, Flow } from './flow.ts';

const heading = ['data', 'node', 'box', 'description', 'boxtext', 'tooltips', 'url', 'n'] as const;

/** Places in the package's drawing, by id. */
const nodes: readonly (readonly [id: string, node: string, box: string])[] = [
  ['previous_studies', 'node5', 'box1'],
  ['previous_reports', 'NA', 'box1'],
  ['database_results', 'node7', 'box2'],
  ['database_specific_results', 'NA', 'box2'],
  ['register_results', 'NA', 'box2'],
  ['register_specific_results', 'NA', 'box2'],
  ['website_results', 'node17', 'box11'],
  ['organisation_results', 'NA', 'box11'],
  ['citations_results', 'NA', 'box11'],
  ['duplicates', 'node8', 'box3'],
  ['excluded_automatic', 'NA', 'box3'],
  ['excluded_other', 'NA', 'box3'],
  ['records_screened', 'node9', 'box4'],
  ['records_excluded', 'node10', 'box5'],
  ['dbr_sought_reports', 'node11', 'box6'],
  ['dbr_notretrieved_reports', 'node12', 'box7'],
  ['other_sought_reports', 'node18', 'box12'],
  ['other_notretrieved_reports', 'node19', 'box13'],
  ['dbr_assessed', 'node13', 'box8'],
  ['dbr_excluded', 'node14', 'box9'],
  ['other_assessed', 'node20', 'box14'],
  ['other_excluded', 'node21', 'box15'],
  ['new_studies', 'node15', 'box10'],
  ['new_reports', 'NA', 'box10'],
  ['total_studies', 'node22', 'box16'],
  ['total_reports', 'NA', 'box16'],
];

/** Headings of the package's drawing. */
const titles: readonly (readonly [id: string, node: string, box: string, text: string])[] = [
  ['NA', 'node4', 'prevstud', 'Previous studies'],
  ['NA', 'node6', 'newstud', 'Identification of new studies via databases and registers'],
  ['NA', 'node16', 'othstud', 'Identification of new studies via other methods'],
  ['identification', 'node1', 'identification', 'Identification'],
  ['screening', 'node2', 'screening', 'Screening'],
  ['included', 'node3', 'included', 'Included'],
];

/** Rows of the file, the heading first. */
export function prismaRows(flow: Flow): readonly (readonly string[])[] {
  const values = valuesOf(flow);
  return [
    heading,
    ...titles.map(([id, node, box, text]) => [id, node, box, text, text, text, 'NA', '0']),
    ...nodes.map(([id, node, box]) => {
      const text = textOf(id);
      return [id, node, box, text, text, text, 'NA', values.get(id) ?? '0'];
    }),
  ];
}

function textOf(id: string): string {
  if (id === 'database_specific_results') return 'Specific Databases';
  if (id === 'register_specific_results') return 'Specific Registers';
  const box = [...phaseBoxNames, ...reviewBoxNames].find((one) => shapeOf(one).r === id);
  return box ? shapeOf(box).label : id;
}

function valuesOf({ phases, review }: Flow): ReadonlyMap<string, string> {
  const all = (box: PhaseBox): readonly Count[] => phases.map((phase) => phase.counts[box]);
  const sum = (...boxes: readonly PhaseBox[]): string => String(boxes.flatMap(all).reduce((n, count) => n + count.n, 0));
  const values = new Map<string, string>();
  for (const box of phaseBoxNames) {
    const { r } = shapeOf(box);
    if (r) values.set(r, sum(box));
  }
  for (const box of reviewBoxNames) values.set(shapeOf(box).r ?? box, String(review[box satisfies ReviewBox].n));
  values.set('database_specific_results', listed(all('databases')));
  values.set('register_specific_results', listed(all('registers')));
  values.set('organisation_results', sum('organisations', 'hand', 'elsewhere'));
  values.set('dbr_excluded', listed([...all('ineligible'), ...asReason(all('irrelevant'))]));
  values.set('other_excluded', listed([...all('other_ineligible'), ...asReason(all('other_irrelevant'))]));
  return values;
}

/** The package knows no later stage: its exclusions are one more reason. */
const asReason = (counts: readonly Count[]): readonly Count[] =>
  counts.map((count) => ({ ...count, parts: count.n ? [{ label: 'Lack of relevance or rigour', n: count.n, key: '' }] : [] }));

/** "Reason one, 12; Reason two, 3"; the package takes commas and semicolons as its own. */
function listed(counts: readonly Count[]): string {
  const tally = new Map<string, number>();
  for (const count of counts) {
    const parts = count.parts.length || !count.n ? count.parts : [{ label: 'No reason given', n: count.n }];
    for (const { label, n } of parts) {
      const name = label
        .split(/[,;]/)
        .map((part) => part.trim())
        .join(' ');
      tally.set(name, (tally.get(name) ?? 0) + n);
    }
  }
  return [...tally].map(([label, n]) => `${label}, ${n}`).join('; ') || 'NA, 0';
}
