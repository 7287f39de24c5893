/**
 * What undo runs. Every operation is taken back row by row (platform/undo.queries); the ones listed here are not, because
 * they reached somebody outside or run by themselves: verb → what to do instead.
 */
export const notUndone: Readonly<Record<string, string>> = {
  'make the review': 'Delete the review under Settings.',
  'join the review': 'Remove the member under People.',
  'invite somebody': 'Revoke the invitation under People.',
  'read a file of references': 'Take the search back on its page.',
  'import references': 'Take the import back on the search’s page.',
  'take an import back': 'Import the file again.',
  'remove a document for good': '',
  'add a document': 'Move it to the trash on the Documents page.',
  'draw a sample': 'Discard the round on its page, as long as nobody has judged a record of it.',
  'hand a sample over': 'Hand it back on the page of the round.',
  'close a check round': 'A closed round stays closed. Draw another one.',
  'discard a check round': 'Draw the sample again with the same seed.',
  'make the first account': '',
  'change the password': '',
  'set a new password by link': '',
  'make a link for a new password': '',
  'set up the second factor': '',
  'make new recovery codes': '',
  'take a second factor away': '',
  'change who needs a second factor': '',
  'close an account': '',
  'open an account again': '',
  'delete an account': '',
};
