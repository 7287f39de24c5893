import { describe, expect, it } from 'vitest';
import { designTyped, type ScaleTyped } from '../../../server/appraisal/scale-edit.ts';

const typed = (own: Partial<ScaleTyped> = {}): ScaleTyped => ({
  help: 'How sure are we?',
  per_theory: false,
  level_id: ['high', 'low', ''],
  level_name: ['High', '  Quite   low ', 'None'],
  level_definition: ['Many say so.\n', '', ''],
  question_id: [],
  question_text: [],
  ...own,
});
const names = (own: Partial<ScaleTyped>, act: string) => designTyped(typed(own), act, () => 'new').levels.map((level) => level.name);

describe('the scale editor', () => {
  it('keeps the ids of levels, so that judgements follow a renamed one, and gives new ones theirs', () => {
    expect(designTyped(typed(), 'save', () => 'new').levels).toEqual([
      { id: 'high', name: 'High', definition: 'Many say so.' },
      { id: 'low', name: 'Quite low', definition: '' },
      { id: 'new', name: 'None', definition: '' },
    ]);
  });

  it('leaves empty rows away', () => {
    expect(names({ level_name: ['High', ' ', 'None'] }, 'save')).toEqual(['High', 'None']);
  });

  it('moves and drops the row that its button names, and stops at the ends', () => {
    expect(names({}, 'up-level:1')).toEqual(['Quite low', 'High', 'None']);
    expect(names({}, 'up-level:0')).toEqual(['High', 'Quite low', 'None']);
    expect(names({}, 'down-level:2')).toEqual(['High', 'Quite low', 'None']);
    expect(names({}, 'drop-level:0')).toEqual(['Quite low', 'None']);
    expect(names({}, 'drop-level:9')).toHaveLength(3);
    const questions = { question_id: ['a', 'b'], question_text: ['First?', 'Second?'] };
    expect(names(questions, 'up-question:1')).toEqual(['High', 'Quite low', 'None']);
    expect(designTyped(typed(questions), 'up-question:1', () => 'new').questions.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
