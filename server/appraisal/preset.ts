/**
 * Scales that a review may use. The facts are the method's (relevance, richness and rigour; McCormack 2025,
 * doi 10.1186/s12909-025-07222-7; Pearson 2015, doi 10.1186/s13012-015-0338-6), the words are ours; a team puts its own in.
 */
import type { Level, ScaleDesign, ScaleKind, SubjectKind } from './scale.ts';

export interface ScalePreset {
  readonly name: string;
  readonly kind: ScaleKind;
  readonly subjects: readonly SubjectKind[];
  /** In use from the start; the others wait under Settings. */
  readonly isOn: boolean;
  readonly design: ScaleDesign;
}

const level = (id: string, name: string, definition: string): Level => ({ id, name, definition });

const levels = (help: string, ...all: readonly Level[]): ScaleDesign => ({ help, levels: all, questions: [], perTheory: false });

const threeLevels = (help: string, high: string, moderate: string, low: string): ScaleDesign =>
  levels(help, level('high', 'High', high), level('moderate', 'Moderate', moderate), level('low', 'Low', low));

const relevance: ScalePreset = {
  name: 'Relevance',
  kind: 'ordered',
  subjects: ['reference'],
  isOn: true,
  design: {
    ...threeLevels(
      'Does it speak to the theory you are building or testing?',
      'It is about the programme or one very like it, and says something on how, why or for whom it works.',
      'It is about another programme or setting, but parts of it carry over to the theory.',
      'It touches the subject; little of it bears on the theory.',
    ),
    perTheory: true,
  },
};

const richness: ScalePreset = {
  name: 'Richness',
  kind: 'ordered',
  subjects: ['reference', 'excerpt'],
  isOn: true,
  design: threeLevels(
    'How much does it tell about what happened, in what circumstances, and how people reasoned?',
    'Enough detail on contexts, mechanisms and outcomes to build or test whole configurations from it.',
    'Detail on some of them; what links them has to be inferred.',
    'It names factors or results, with hardly a word on how they came about.',
  ),
};

const rigour: ScalePreset = {
  name: 'Rigour',
  kind: 'ordered',
  subjects: ['reference', 'excerpt', 'evidence_link'],
  isOn: true,
  design: threeLevels(
    'Can what it says be trusted for the use you make of it? A rich document of low rigour stays in; say what you would not lean on.',
    'The claim follows from data and methods that are described and fit the question.',
    'The claim is plausible, but data, methods or limits are told only in part.',
    'The claim is asserted, or does not follow from what is reported.',
  ),
};

const contribution: ScalePreset = {
  name: 'Contribution (after McCormack 2025)',
  kind: 'ordered',
  subjects: ['reference'],
  isOn: false,
  design: threeLevels(
    'One judgement across relevance, richness and rigour: how much does the document carry the programme theory?',
    'A main source for the theory: close to the question, thick with concepts, and trustworthy in what it is used for.',
    'It helps with parts of the theory: near the question or fairly rich, with some doubts about its methods.',
    'It adds little by itself. Where it is rich but weak in method it stays in the synthesis, used with care.',
  ),
};

const conceptualRichness: ScalePreset = {
  name: 'Conceptual richness (after Pearson 2015)',
  kind: 'ordered',
  subjects: ['reference'],
  isOn: false,
  design: levels(
    'How far does the document think about how the programme works?',
    level(
      'rich',
      'Conceptually rich',
      'Concepts are clear and explained in depth; how they relate is spelled out; the assumptions behind the programme and what surrounds it are argued.',
    ),
    level(
      'thicker',
      'Thicker description',
      'No worked-out theory, but enough on the programme, its setting and how people took to it to infer one.',
    ),
    level('thinner', 'Thinner description', 'Too little on the programme, its setting or how it came to work to infer a theory.'),
  ),
};

const fiveQuestions: ScalePreset = {
  name: 'Rigour, five questions',
  kind: 'questions',
  subjects: ['reference'],
  isOn: false,
  design: {
    help: 'For empirical documents. Say in the reason what the answers mean for your use of it.',
    levels: [],
    questions: [
      { id: 'methods-reported', text: 'Are the methods clearly reported?' },
      { id: 'methods-fit', text: 'Do the methods fit the question?' },
      { id: 'sample-described', text: 'Is it clear who took part?' },
      { id: 'conclusions-supported', text: 'Do the data shown support the conclusions?' },
      { id: 'limits-named', text: 'Are limitations named?' },
    ],
    perTheory: false,
  },
};

export const scalePresets: readonly ScalePreset[] = [relevance, richness, rigour, contribution, conceptualRichness, fiveQuestions];
