import { Select } from '../shared/form.tsx';
import type { CodeChoice } from './code-props.ts';

/** Codes in the order of the tree, indented. */
export function CodeSelect({
  name,
  label,
  all,
  none,
  value = '',
  without = '',
  id,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: readonly CodeChoice[];
  readonly none: string;
  readonly value?: string;
  /** Not offered. */
  readonly without?: string;
  readonly id?: string;
}) {
  const choices = all
    .filter((code) => code.id !== without)
    .map((code) => ({ value: code.id, label: `${'\u2003'.repeat(code.depth)}${code.name}` }));
  return <Select name={name} id={id} label={label} value={value} choices={[{ value: '', label: none }, ...choices]} />;
}
