/** What the pages of references are given. */
import type { CaseShown } from '../../server/references/cases.queries.ts';
import type { DocumentOfReference } from '../../server/references/files.queries.ts';
import type { Getting } from '../../server/references/getting.queries.ts';
import type { LiteratureFilter } from '../../server/references/literature-filter.ts';
import type { ReferenceListed } from '../../server/references/literature.queries.ts';
import type { StandingChoice } from '../../server/references/reference-facts.queries.ts';
import type { ReferenceShown, Sibling } from '../../server/references/references.queries.ts';
import type { Errors, Values } from '../shared/form.tsx';

export interface LiteraturePageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly filter: LiteratureFilter;
  readonly references: {
    readonly rows: readonly ReferenceListed[];
    readonly total: number;
    readonly offset: number;
    readonly limit: number;
  };
  readonly totals: { readonly all: number; readonly trash: number };
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  /** Citation label by reference id. */
  readonly labels: ReadonlyMap<string, string>;
}

export interface Typed {
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export interface ReferencePageProps extends Typed {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly reference: ReferenceShown;
  /** "Smith & Jones 2019", when it can be cited. */
  readonly label: string | undefined;
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  readonly cases: readonly CaseShown[];
  readonly files: readonly DocumentOfReference[];
  readonly siblings: readonly Sibling[];
  readonly decisions: readonly StandingChoice[];
  readonly getting: Getting;
  /** Another reference with the same DOI. */
  readonly sameDoi: { readonly id: string; readonly title: string } | undefined;
}
