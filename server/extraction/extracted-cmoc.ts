/** CMOCs extracted from a reference, as a form shows them. */
import type { Direction } from '../reviews/vocabulary.ts';
import type { CmocChoice } from './template.ts';

export interface ElementShown {
  readonly letter: string;
  readonly style: number;
  readonly role: string;
  readonly words: string;
  readonly direction: Direction;
}

export interface ExtractedCmoc {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly elements: readonly ElementShown[];
  /** Theory CMOCs it is assigned to or was compared with. */
  readonly theory: readonly { readonly id: string; readonly number: number; readonly label: string }[];
  /** identical · novel · conflicts · silent, of every test of it; none: nobody looked. */
  readonly findings: readonly string[];
  /** context · mechanism · outcome · relationship */
  readonly novelIn: readonly string[];
}

/** Whether a question that shows some of the CMOCs shows this one. What nobody has compared yet waits among the novel ones. */
export function isShownAs(which: CmocChoice, cmoc: Pick<ExtractedCmoc, 'findings' | 'theory'>): boolean {
  if (which === 'all') return true;
  const differs = cmoc.findings.some((finding) => finding === 'novel' || finding === 'conflicts');
  const fits = !differs && (cmoc.theory.length > 0 || cmoc.findings.includes('identical'));
  return which === 'fit' ? fits : !fits;
}
