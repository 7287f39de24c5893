import type { FormDesign } from '../../server/extraction/builder-shown.queries.ts';
import type { Errors } from '../shared/form.tsx';

export interface BuilderProps {
  readonly slug: string;
  readonly design: FormDesign;
  readonly isLead: boolean;
  /** The question that is open for editing. */
  readonly open: string | null;
  readonly errors?: Errors | undefined;
}
