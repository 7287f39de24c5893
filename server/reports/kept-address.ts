/** What the address of a table keeps after its "?": only what differs from the usual. Read back by tables.input. */
import type { Kept } from '../paths.ts';
import { type TableScope, wholeReview } from './table-scope.ts';
import { type TableView, usualView } from './table-view.ts';

export function keptIn({ scope = wholeReview, view = usualView }: { readonly scope?: TableScope; readonly view?: TableView }): Kept {
  return given({
    level: scope.level === 'auto' ? '' : scope.level,
    phase: scope.phaseId,
    theory: scope.theoryId,
    status: scope.statuses,
    use: scope.uses,
    scale: scope.appraisal?.scaleId,
    judged: scope.appraisal?.levels,
    rank: scope.rankBy,
    depth: scope.depth,
    hide: view.hide,
    order: view.order,
    group: view.group,
    wording: view.wording,
    role: view.roleId,
    under: view.underRoleId,
    counting: view.counting,
    code: view.codeId,
    uncoded: view.isUncoded ? '1' : '',
    form: view.templateId,
  });
}

/** Without what is usual: a page writes hundreds of addresses with the same rest. */
const given = (kept: Kept): Kept => Object.fromEntries(Object.entries(kept).filter(([, value]) => String(value ?? '') !== ''));
