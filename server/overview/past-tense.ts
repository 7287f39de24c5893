/** "mark a passage" → "marked a passage": operations are named by what one does; history tells what one did. */

const irregular: Readonly<Record<string, string>> = {
  make: 'made',
  write: 'wrote',
  take: 'took',
  put: 'put',
  set: 'set',
  leave: 'left',
  bring: 'brought',
  begin: 'began',
  split: 'split',
  give: 'gave',
  find: 'found',
  hide: 'hid',
  build: 'built',
  draw: 'drew',
  cut: 'cut',
  keep: 'kept',
  choose: 'chose',
  say: 'said',
  let: 'let',
  read: 'read',
  freeze: 'froze',
  tell: 'told',
};

/** Changes the first word only. */
export function pastTense(phrase: string): string {
  const [verb = '', ...rest] = phrase.split(' ');
  return [past(verb), ...rest].join(' ');
}

function past(verb: string): string {
  const known = irregular[verb];
  if (known) return known;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  if (/^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb)) return `${verb}${verb.at(-1) ?? ''}ed`;
  return `${verb}ed`;
}
