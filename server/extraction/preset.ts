/** Forms a review may start from, after the reference report's. Facts of the method, our own words; all of it can be changed. */
import { blankQuestion, type Design, type Kind, type Option, type Question } from './template.ts';

export interface FormPreset {
  readonly key: string;
  readonly name: string;
  readonly lead: string;
  readonly design: Design;
}

const ask = (id: string, kind: Kind, label: string, own: Partial<Question> = {}): Question => ({
  ...blankQuestion(id, kind, label),
  ...own,
});

const among = (...labels: readonly string[]): readonly Option[] =>
  labels.map((label) => ({ id: label.toLowerCase().replace(/[^a-z]+/g, '-'), label }));

const refinement: FormPreset = {
  key: 'refinement',
  name: 'Refinement form',
  lead: 'What each case study says of the theory under test: its collaboration, its CMOCs that fit and those that are new.',
  design: [
    ask('about-the-study', 'heading', 'The study'),
    ask('study', 'record', 'Study'),
    ask('collaboration-type', 'single', 'Type of collaboration', {
      help: 'As the authors name it; where they don’t, as close as their description allows.',
      expected: true,
      other: true,
      options: among(
        'Merger or acquisition',
        'Hospital group or chain',
        'Alliance or federation',
        'Buddying or paired support',
        'Joint venture or contract',
        'Network or informal partnership',
      ),
    }),
    ask('primary-driver', 'text', 'Primary driver', {
      help: 'What, above all, brought the partners together? Deduce it where the study does not say, and mark it unclear if you had to guess.',
      expected: true,
    }),
    ask('mandated', 'single', 'Mandated or voluntary', {
      help: 'Was the collaboration required from outside, or did the partners choose it? Many studies don’t tell: choose “Not reported” then.',
      expected: true,
      options: among('Mandated', 'Voluntary', 'Partly both'),
    }),
    ask('configurations', 'heading', 'What it says of the theory'),
    ask('cmocs-that-fit', 'cmocs', 'CMOCs that fit the prior theory', {
      help: 'Configurations of this document that the theory under test already has.',
      which: 'fit',
    }),
    ask('novel-cmocs', 'cmocs', 'Novel CMOCs, and what is novel in them', {
      help: 'New in their context, their mechanism, their outcome, or in how one CMOC leads to another.',
      which: 'novel',
    }),
    ask('conflicts', 'long', 'What conflicts with the theory', {
      help: 'Anything in this document that speaks against a configuration as it stands.',
    }),
  ],
};

const characteristics: FormPreset = {
  key: 'characteristics',
  name: 'Study characteristics',
  lead: 'The columns of a table of included studies.',
  design: [
    ask('study', 'record', 'Study', { fields: ['authors', 'year', 'countries', 'phases'] }),
    ask('programme', 'text', 'Programme or partnership', { expected: true }),
    ask('sector', 'multiple', 'Sector', { options: among('Health care', 'Social care', 'Public health', 'Local government'), other: true }),
    ask('methods', 'long', 'Methods', { help: 'Design, data, analysis: one or two sentences.', expected: true }),
    ask('sample', 'table', 'Sample', {
      help: 'One line per group that took part.',
      columns: [ask('sample-who', 'text', 'Who'), ask('sample-number', 'number', 'How many'), ask('sample-setting', 'text', 'Where')],
    }),
    ask('funding', 'text', 'Funding'),
  ],
};

export const formPresets: readonly FormPreset[] = [refinement, characteristics];

/** The form every review starts with. */
export const firstForm = refinement;
