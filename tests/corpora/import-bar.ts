/** The bar of the import: what each file of the corpus must become, how long others wait, how much memory is taken. */
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { currentVersion, textBetween } from '../../server/documents/pages.queries.ts';
import { askMeanwhile, importAtOnce, type Outcome, percentile } from './importing.ts';
import { type Expected, folded } from './manifest.ts';
import { type Serving, watchMemory } from './serving.ts';
import type { Verdicts } from './verdicts.ts';

const megabyte = 1024 * 1024;

export async function checkImport(
  at: Serving,
  folder: string,
  expected: readonly Expected[],
  say: Verdicts,
): Promise<ReadonlyMap<string, Outcome>> {
  const idle = await idleTime(at);
  const memory = watchMemory(at.pid);
  const others = askMeanwhile(at);
  const began = performance.now();
  const outcomes = await importAtOnce(
    at,
    expected.map(({ file }) => join(folder, file)),
  );
  const took = performance.now() - began;
  await others.stop();
  memory.stop();
  const { bytes, what } = memory.most();
  say.note(`${expected.length} files in ${(took / 1000).toFixed(1)} s`);
  sayAnswers(others.times(), idle, say);
  say.note(`most memory of one process: ${Math.round(bytes / megabyte)} MB (${what})`);
  say.check('no process exceeds 700 MB', bytes > 0 && bytes <= 700 * megabyte, `${Math.round(bytes / megabyte)} MB`);
  for (const one of expected) await checkFile(at, one, outcomes.get(one.file), say);
  return outcomes;
}

const figure = (n: number): string => n.toFixed(1);

/** How long the same requests take when nothing is imported, p99 in milliseconds. What is compiled on first use is not counted. */
async function idleTime(at: Serving): Promise<number> {
  for (const pause of [0, 25]) {
    const asked = askMeanwhile(at, pause);
    await later(3000);
    await asked.stop();
    if (pause) return percentile(asked.times(), 0.99);
  }
  return NaN;
}

/** What others may wait while papers come in, p99 in milliseconds. */
const bar = 100;

/** Said, not judged: on a machine that does other things at the same time a clock proves nothing. `npm run bench -- import` judges it. */
function sayAnswers(times: readonly number[], idle: number, say: Verdicts): void {
  const [median, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  const verdict = p99 <= bar ? `within ${bar} ms` : `OVER THE BAR of ${bar} ms`;
  say.note(
    `${times.length} other requests meanwhile: median ${figure(median)}, p99 ${figure(p99)} ms, ${verdict} (p99 before: ${figure(idle)} ms)`,
  );
}

async function checkFile(at: Serving, expected: Expected, outcome: Outcome | undefined, say: Verdicts): Promise<void> {
  const { file, expect } = expected;
  if (!outcome) return say.check(`${file} is told about`, false);
  const { state, reason, warnings } = outcome;
  const named = state === 'refused' && reason.includes(file);
  switch (expect) {
    case 'ok':
      say.check(`${file} is imported`, state === 'imported', reason);
      return state === 'imported' ? checkText(at, expected, outcome, say) : undefined;
    case 'password':
      return say.check(`${file} is refused for its password`, named && reason.includes('password'), `${state} ${reason}`);
    case 'degraded':
      return say.check(`${file} is imported with a warning, or refused`, named || warnings.length > 0, `${state} without a word`);
    case 'error':
      return say.check(`${file} is refused`, named, state);
    case 'error-or-recover':
      return say.check(`${file} is imported or refused`, named || state === 'imported', state);
  }
}

async function checkText(
  at: Serving,
  { file, pages, mustContain }: Expected,
  { documentId, warnings }: Outcome,
  say: Verdicts,
): Promise<void> {
  const version = await currentVersion(at.scope, documentId ?? '');
  if (!version) return say.check(`${file} has a text`, false);
  say.check(`${file} has ${pages} pages`, version.pages === pages, `${version.pages}`);
  const text = await textBetween(at.scope, version.versionId, 0, version.characters);
  if (mustContain) say.check(`${file} holds “${mustContain}”`, folded(text).includes(folded(mustContain)));
  const isWarned = warnings.some((warning) => warning.startsWith('No text layer'));
  say.check(`${file} is said to have no text layer just when it has none`, isWarned === !text.trim(), warnings.join(' '));
}
