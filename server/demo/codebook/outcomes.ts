/** Outcomes, near and far, and the moments at which a programme can step in. */
import type { DemoCode } from './code.ts';

export const outcomes = [
  { name: 'Taking part', under: null, definition: 'Outcomes on the way.' },
  { name: 'First attendance', under: 'Taking part', definition: 'Coming to one walk.', aliases: ['Uptake', 'Joining'] },
  {
    name: 'Continued attendance',
    under: 'Taking part',
    definition: 'Still walking with the group after the first month.',
    aliases: ['Staying', 'Adherence', 'Retention'],
  },
  {
    name: 'Dropping out',
    under: 'Taking part',
    definition: 'No longer coming, whether said or not.',
    aliases: ['Dropout', 'Withdrawal'],
    mergedInto: { name: 'Continued attendance', inverse: true, reason: 'The other side of the same count.' },
  },
  {
    name: 'Walking outside the group',
    under: 'Taking part',
    definition: 'Walking on other days, alone or with others.',
    aliases: ['Independent walking'],
  },
  { name: 'Taking on a role', under: 'Taking part', definition: 'Becoming a buddy, back marker, leader.' },
  { name: 'Group keeps going', under: 'Taking part', definition: 'The walk outlives its grant or its founder.', aliases: ['Sustained'] },

  { name: 'Health and life', under: null, definition: 'What it is all for.' },
  { name: 'Mood', under: 'Health and life', definition: 'Feeling better in oneself, however measured.', aliases: ['Wellbeing'] },
  {
    name: 'Friendship beyond the walk',
    under: 'Health and life',
    definition: 'Seeing one another at other times.',
    aliases: ['Friends'],
  },
  { name: 'Physical function', under: 'Health and life', definition: 'Stairs, distance, breath.', aliases: ['Fitness'] },
  { name: 'Trust in services', under: 'Health and life', definition: 'Turning to clinic or council with other matters, too.' },

  { name: 'Moments to step in', under: null, definition: 'Points at which a programme can do something: entry points.' },
  { name: 'Before the first walk', under: 'Moments to step in', definition: 'The days between referral and arrival.' },
  { name: 'The first ten minutes', under: 'Moments to step in', definition: 'Arrival, greeting, setting off.' },
  { name: 'After a missed walk', under: 'Moments to step in', definition: 'The week or two in which a return is still easy.' },
  { name: 'When the course ends', under: 'Moments to step in', definition: 'The last weeks of a course or of a grant.' },
] as const satisfies readonly DemoCode[];
