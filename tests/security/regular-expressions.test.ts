/** S-19: no text that people bring keeps a regular expression of ours busy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';

/**
 * Letters of a hostile text. An expression whose work grows with the text needs about a millisecond for them; one whose work grows
 * with its square needs seconds. The limit (milliseconds) lies so far from both that the machine's speed doesn't matter.
 */
const letters = 100_000;
const limit = 500;

/** Expressions that see short texts only, and how long those get. */
const bounded: Readonly<Record<string, number>> = {
  [String.raw`/^(\p{L}[\p{L}'’ -]*?\p{Ll}[\p{L}'’-]*)((?:\s+\p{Lu}[\p{Lu}.-]{0,6})+)$/u`]: 300,
};

const sources = (): readonly string[] =>
  ['server', 'views', 'static/scripts'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );

/** Every literal that may repeat without an end, with the files it stands in; and what is put together while the program runs. */
function expressions(): { readonly literals: ReadonlyMap<string, readonly string[]>; readonly made: readonly string[] } {
  const literals = new Map<string, string[]>();
  const made: string[] = [];
  for (const file of sources()) {
    const tree = ts.createSourceFile(file, readFileSync(join(projectRoot, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && /[*+]|,\}/.test(node.text))
        literals.set(node.text, [...(literals.get(node.text) ?? []), file]);
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') made.push(file);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { literals, made };
}

/** What an expression looks for, over and over: its own letters and words, blanks, digits. */
function seeds(expression: string): readonly string[] {
  const pattern = expression.slice(1, expression.lastIndexOf('/'));
  const words = pattern.replace(/\\[a-z]/gi, ' ').match(/[a-z]{2,}/gi) ?? [];
  const marks = pattern.replace(/\\[a-z]|\(\?[:=!<]*/gi, '').match(/[^\s\w\\]/g) ?? [];
  const single = [...new Set(['a', ' ', '\n', '0', ...marks])];
  return [...single, ...single.map((mark) => `${mark}a`), ' a', ...new Set(words.flatMap((word) => [`${word} `, ` ${word}`]))];
}

const surroundings = createContext({ text: '', expression: /x/ });
const script = new Script(`text.replace(expression, '')`);

/** True when the expression is still busy when the time is over. */
function isStillBusy(expression: string, text: string): boolean {
  const end = expression.lastIndexOf('/');
  Object.assign(surroundings, { text, expression: new RegExp(expression.slice(1, end), expression.slice(end + 1)) });
  try {
    script.runInContext(surroundings, { timeout: limit });
    return false;
  } catch {
    return true;
  }
}

/** Asked twice: the machine may have been elsewhere. */
function isSlowOn(expression: string, seed: string): boolean {
  const text = seed.repeat(Math.ceil((bounded[expression] ?? letters) / seed.length)) + '\u0001';
  return isStillBusy(expression, text) && isStillBusy(expression, text);
}

const { literals, made } = expressions();

describe('S-19: regular expressions', () => {
  it('do work that grows no faster than the text', { timeout: 120_000 }, () => {
    expect(literals.size).toBeGreaterThan(100);
    const slow = [...literals].flatMap(([expression, files]) =>
      seeds(expression)
        .filter((seed) => isSlowOn(expression, seed))
        .map((seed) => [files[0], expression, seed]),
    );
    expect(slow).toEqual([]);
  });

  it('are found out when they don’t (the control)', () => {
    expect(isSlowOn(String.raw`/\s+$/`, ' ')).toBe(true);
    expect(isSlowOn(String.raw`/^(a+)+$/`, 'a')).toBe(true);
  });

  it('are never made from what people type, but for names of our own, searched words and a team’s terms, taken letter by letter', () => {
    expect(made.toSorted()).toEqual(['server/coding/find-text.ts', 'server/references/formats/xml-tree.ts', 'server/screening/terms.ts']);
  });
});
