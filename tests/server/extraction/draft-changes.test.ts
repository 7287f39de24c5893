import { describe, expect, it } from 'vitest';
import { draftChanges, editedOptions, movedRow } from '../../../server/extraction/draft-changes.ts';
import { ask } from '../../support/forms.ts';

describe('what a draft would change', () => {
  it('is told question by question, a table apart from its columns', () => {
    const table = ask('t', 'table', { columns: [ask('x', 'text')] });
    const published = [ask('a', 'text'), table, ask('gone', 'text')];
    const draft = [ask('a', 'text', { help: 'More' }), { ...table, columns: [ask('x', 'number'), ask('y', 'text')] }];
    expect(Object.fromEntries(draftChanges(draft, published))).toEqual({ a: 'changed', x: 'changed', y: 'new' });
    expect(draftChanges(published, published).size).toBe(0);
  });
});

describe('editing options', () => {
  const known = { options: [{ id: 'old', label: 'Alliance' }], newId: () => 'new' };

  it('keeps ids through a rename, drops emptied rows, adds pasted lines once', () => {
    const rows = [
      { id: 'a', label: 'Merger' },
      { id: 'b', label: '' },
    ];
    expect(editedOptions(rows, 'Network\nmerger\n\n network ', known)).toEqual([
      { id: 'a', label: 'Merger' },
      { id: 'new', label: 'Network' },
    ]);
  });

  it('gives a pasted line that names an option of now that option’s id', () => {
    expect(editedOptions([], 'alliance', known)).toEqual([{ id: 'old', label: 'alliance' }]);
  });

  it('moves and drops rows', () => {
    expect(movedRow(['a', 'b', 'c'], 'up:2')).toEqual(['a', 'c', 'b']);
    expect(movedRow(['a', 'b', 'c'], 'down:0')).toEqual(['b', 'a', 'c']);
    expect(movedRow(['a', 'b', 'c'], 'drop:1')).toEqual(['a', 'c']);
    expect(movedRow(['a'], 'up:0')).toEqual(['a']);
    expect(movedRow(['a'], 'save')).toEqual(['a']);
    expect(movedRow(['a'], 'up:7')).toEqual(['a']);
  });
});
