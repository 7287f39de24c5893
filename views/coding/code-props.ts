/** What the codebook is given. */
import type { Counted } from '../../server/coding/code-count.ts';
import type { CodebookFilter } from '../../server/coding/codebook.ts';
import type { CodeShown } from '../../server/coding/codes.queries.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import type { Errors, Values } from '../shared/form.tsx';

export interface CodeChoice {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
}

export interface CodebookProps {
  readonly slug: string;
  readonly canCode: boolean;
  /** Hidden ones included. */
  readonly roles: readonly Role[];
  readonly filter: CodebookFilter;
  readonly codes: {
    readonly rows: readonly Counted<CodeShown>[];
    readonly total: number;
    readonly offset: number;
    readonly limit: number;
  };
  /** Every code that counts for itself. */
  readonly all: readonly CodeChoice[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}
