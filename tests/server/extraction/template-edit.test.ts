import { describe, expect, it } from 'vitest';
import { blankQuestion, type Design, findQuestion } from '../../../server/extraction/template.ts';
import {
  addQuestion,
  changeQuestion,
  duplicateQuestion,
  moveQuestion,
  placeOf,
  removeQuestion,
  takeBack,
} from '../../../server/extraction/template-edit.ts';

const text = (id: string) => blankQuestion(id, 'text', id);
const ids = (design: Design) => design.map((question) => question.id);
const table = { ...blankQuestion('t', 'table'), columns: [text('x'), text('y')] };
const design: Design = [text('a'), table, text('b')];
const rules = { asked: new Set(['a', 't', 'x', 'y']), newId: () => 'new' };

describe('editing a form', () => {
  it('adds at the end, after a question, or as a column', () => {
    expect(ids(addQuestion(design, text('c')))).toEqual(['a', 't', 'b', 'c']);
    expect(ids(addQuestion(design, text('c'), { after: 'a' }))).toEqual(['a', 'c', 't', 'b']);
    expect(ids(addQuestion(design, text('z'), { table: 't' })[1]?.columns ?? [])).toEqual(['x', 'y', 'z']);
  });

  it('moves within its own list and stops at the ends', () => {
    expect(ids(moveQuestion(design, 'b', 0))).toEqual(['b', 'a', 't']);
    expect(ids(moveQuestion(design, 'a', 99))).toEqual(['t', 'b', 'a']);
    expect(ids(moveQuestion(design, 'y', -1)[1]?.columns ?? [])).toEqual(['y', 'x']);
    expect([placeOf(design, 'b'), placeOf(design, 'y'), placeOf(design, 'no')]).toEqual([2, 1, -1]);
  });

  it('gives a question that was asked a new id when its answers would not fit', () => {
    expect(ids(changeQuestion(design, 'a', { kind: 'number' }, rules))).toEqual(['new', 't', 'b']);
    expect(ids(changeQuestion(design, 'a', { kind: 'long', label: 'A' }, rules))).toEqual(['a', 't', 'b']);
    expect(ids(changeQuestion(design, 'b', { kind: 'number' }, rules))).toEqual(['a', 't', 'b']);
    expect(ids(changeQuestion(design, 'x', { kind: 'date' }, rules)[1]?.columns ?? [])).toEqual(['new', 'y']);
  });

  it('copies a table with new ids throughout', () => {
    let n = 0;
    const copied = duplicateQuestion(design, 't', () => `n${n++}`);
    expect(ids(copied)).toEqual(['a', 't', 'n0', 'b']);
    expect(ids(copied[2]?.columns ?? [])).toEqual(['n1', 'n2']);
  });

  it('takes a removed question back once, and a column into its table', () => {
    const without = removeQuestion(removeQuestion(design, 'a'), 'x');
    expect(ids(takeBack(without, text('a'), null))).toEqual(['t', 'b', 'a']);
    expect(ids(takeBack(without, text('x'), 't')[0]?.columns ?? [])).toEqual(['y', 'x']);
    expect(takeBack(design, text('a'), null)).toEqual(design);
    expect(findQuestion(takeBack(removeQuestion(without, 't'), text('x'), 't'), 'x')).toBeDefined();
  });
});
