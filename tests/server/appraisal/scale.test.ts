import { describe, expect, it } from 'vitest';
import { scalePresets } from '../../../server/appraisal/preset.ts';
import { isBlank, type ScaleDesign, shownJudgement, writeAnswers } from '../../../server/appraisal/scale.ts';

const design = (own: Partial<ScaleDesign>): ScaleDesign => ({ help: '', levels: [], questions: [], perTheory: false, ...own });

describe('a judgement in words', () => {
  it('follows a renamed level and keeps the name of one that is gone', () => {
    const older = design({
      levels: [
        { id: 'a', name: 'High', definition: '' },
        { id: 'b', name: 'Low', definition: '' },
      ],
    });
    const newer = design({ levels: [{ id: 'a', name: 'Strong', definition: '' }] });
    expect(shownJudgement([newer, older], { level: 'a', answers: '' })).toBe('Strong');
    expect(shownJudgement([newer, older], { level: 'b', answers: '' })).toBe('Low');
  });

  it('tells each question with its answer, never a sum', () => {
    const asked = design({
      questions: [
        { id: 'm', text: 'Methods reported?' },
        { id: 'l', text: 'Limits named?' },
      ],
    });
    const answers = writeAnswers(asked, { l: 'no', m: 'yes', other: 'yes' });
    expect(shownJudgement([asked], { level: '', answers })).toBe('Methods reported? yes; Limits named? no');
  });

  it('keeps the answer to a question that the scale has lost', () => {
    const now = design({ questions: [{ id: 'm', text: 'Methods reported?' }] });
    expect(writeAnswers(now, { m: 'no', l: 'yes' }, { l: 'yes' })).toBe('{"m":"no","l":"yes"}');
    expect(writeAnswers(now, { m: '' })).toBe('');
  });

  it('is blank without level, answer and reason', () => {
    expect(isBlank({ level: '', answers: '', reason: '' })).toBe(true);
    expect(isBlank({ level: '', answers: '', reason: 'thin' })).toBe(false);
  });
});

describe('the scales a review starts with', () => {
  it('are relevance, richness and rigour; the others wait', () => {
    expect(scalePresets.filter((scale) => scale.isOn).map((scale) => scale.name)).toEqual(['Relevance', 'Richness', 'Rigour']);
    for (const { design: of } of scalePresets) {
      expect(of.help).not.toBe('');
      expect(of.levels.every((level) => level.definition)).toBe(true);
      expect(of.levels.length + of.questions.length).toBeGreaterThan(2);
    }
  });
});
