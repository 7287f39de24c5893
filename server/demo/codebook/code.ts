/** A construct of the example codebook. */
export interface DemoCode {
  readonly name: string;
  readonly under: string | null;
  readonly definition: string;
  readonly aliases?: readonly string[];
  /** Names of the review's mechanism types. */
  readonly types?: readonly string[];
  /** Words of the team's own beside the types. */
  readonly words?: string;
  readonly level?: 'individual' | 'interpersonal' | 'institutional' | 'infrastructure';
  readonly mergedInto?: { readonly name: string; readonly inverse: boolean; readonly reason: string };
}
