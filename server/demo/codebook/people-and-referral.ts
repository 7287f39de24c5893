/** Contexts: how people come to a walking group, and what they bring. */
import type { DemoCode } from './code.ts';

export const peopleAndReferral = [
  { name: 'The referral', under: null, definition: 'What happens between a professional and the person before there is any walk.' },
  {
    name: 'Referral by someone known',
    under: 'The referral',
    level: 'interpersonal',
    definition: 'The person who refers has known the one who is referred for some time.',
    aliases: ['Known referrer', 'Continuity of referrer'],
  },
  {
    name: 'Leaflet-only referral',
    under: 'The referral',
    level: 'institutional',
    definition: 'Printed information is handed over without a conversation about this person and this group.',
    aliases: ['Signposting', 'Flyer'],
  },
  {
    name: 'Referral conversation',
    under: 'The referral',
    level: 'interpersonal',
    definition: 'Talk in which walking, the group and the person’s own doubts are spoken about.',
  },
  {
    name: 'Wait before the first walk',
    under: 'The referral',
    level: 'institutional',
    definition: 'Time between the referral and the first walk that is offered.',
    aliases: ['Delay', 'Waiting time'],
  },
  {
    name: 'Attendance reported back',
    under: 'The referral',
    level: 'institutional',
    definition: 'Whether somebody walked is passed on to a body that decides about money or care.',
    aliases: ['Monitoring', 'Compulsory attendance', 'Conditionality'],
  },
  {
    name: 'Named contact',
    under: 'The referral',
    level: 'interpersonal',
    definition: 'One person’s name and number, to be rung before the first walk or when something comes up.',
  },

  { name: 'The person’s life', under: null, definition: 'What people bring with them.' },
  { name: 'Living alone', under: 'The person’s life', level: 'individual', definition: 'Nobody else in the household.' },
  {
    name: 'Recent bereavement',
    under: 'The person’s life',
    level: 'individual',
    definition: 'Loss of a partner or another close person within about two years.',
    aliases: ['Widowed', 'Grief'],
  },
  {
    name: 'Pain or breathlessness',
    under: 'The person’s life',
    level: 'individual',
    definition: 'Symptoms that make walking an effort, whatever the illness.',
    aliases: ['Symptoms'],
  },
  {
    name: 'Caring duties',
    under: 'The person’s life',
    level: 'individual',
    definition: 'Looking after a child, a partner or a parent, with little notice of when one is needed.',
    aliases: ['Carers'],
  },
  {
    name: 'Bad memories of sport',
    under: 'The person’s life',
    level: 'individual',
    definition: 'Having been last, laughed at or left out in earlier exercise, most often at school.',
  },
  { name: 'Little money', under: 'The person’s life', level: 'individual', definition: 'Fares, boots or a coffee are a cost that counts.' },
  {
    name: 'New to the country',
    under: 'The person’s life',
    level: 'individual',
    definition: 'Arrived within a few years; language, streets and services are still unfamiliar.',
  },
  {
    name: 'Always walked',
    under: 'The person’s life',
    level: 'individual',
    definition: 'People for whom walking has never been in doubt.',
    aliases: ['Experienced walkers'],
  },
] as const satisfies readonly DemoCode[];
