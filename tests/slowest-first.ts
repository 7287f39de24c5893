/**
 * The order of the test files. What takes long comes first, so that the last files are short and no worker waits for the other;
 * files of one project stand together, because they share a worker and what it has loaded.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longFolders = ['tests/journeys/', 'tests/security/', 'tests/server/reports/', 'tests/server/commands/'];
const projects = ['browser', 'reliability', 'broken on purpose', 'unit', 'alone'];

const placeOf = (spec: TestSpecification): readonly number[] => {
  const folder = longFolders.findIndex((name) => spec.moduleId.includes(name));
  return [spec.project.config.sequence.groupOrder, projects.indexOf(spec.project.name), folder < 0 ? longFolders.length : folder];
};

export default class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.toSorted((a, b) => {
      const [left, right] = [placeOf(a), placeOf(b)];
      const at = left.findIndex((place, n) => place !== right[n]);
      return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
    });
  }
}
