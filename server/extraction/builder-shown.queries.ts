/** Everything that the builder shows of a form. */
import type { Scope } from '../reviews/scope.queries.ts';
import { removedFrom } from './asked.ts';
import { type DraftChange, draftChanges } from './draft-changes.ts';
import { type Template, templateOf, type TemplateVersion, versionsOf } from './templates.queries.ts';

export interface FormDesign {
  readonly template: Template;
  /** Oldest first. */
  readonly versions: readonly TemplateVersion[];
  readonly changes: ReadonlyMap<string, DraftChange>;
  readonly removed: ReturnType<typeof removedFrom>;
  /** True when publishing would make something new. */
  readonly isChanged: boolean;
}

export async function formDesign(scope: Pick<Scope, 'db' | 'reviewId'>, id: string): Promise<FormDesign | undefined> {
  const [template, versions] = await Promise.all([templateOf(scope, id), versionsOf(scope, id)]);
  if (!template) return undefined;
  const published = versions.at(-1)?.design ?? [];
  return {
    template,
    versions,
    changes: draftChanges(template.draft, published),
    removed: removedFrom(template.draft, versions),
    isChanged: JSON.stringify(template.draft) !== JSON.stringify(published),
  };
}
