/** What the keyboard does, opened by "?". Pages add their own groups through the reader and lists. */
const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['/', 'Find in this review'],
      ['?', 'This help'],
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Redo'],
      ['Esc', 'Close what floats'],
    ],
  ],
  [
    'In lists',
    [
      ['j', 'Next'],
      ['k', 'Previous'],
      ['Enter', 'Open'],
      ['x', 'Tick, where rows can be ticked'],
    ],
  ],
  [
    'While screening',
    [
      ['i e m', 'Include, exclude, maybe; the next record follows'],
      ['1 … 9', 'Give or take back a reason; with Shift make it the main one'],
      ['n', 'Write a note; Esc goes back to the record'],
      ['s', 'Skip the record for now'],
      ['u', 'Take the last decision back'],
    ],
  ],
  [
    'On a conflict between reviewers',
    [
      ['i e m', 'Include, exclude or maybe is the answer'],
      ['n', 'The next conflict'],
    ],
  ],
  [
    'In the grid of CMOCs',
    [
      ['↑ ↓ ← →', 'Move from cell to cell'],
      ['Enter', 'Edit the cell; again to save; Tab saves and goes on'],
      ['x', 'Select the row; Shift click selects a run'],
      ['o', 'Open the card'],
      ['Ctrl V', 'Paste cells of a spreadsheet: shown first'],
    ],
  ],
  [
    'On the card of a CMOC',
    [
      ['j k', 'Next and previous unplaced passage'],
      ['c m o w', 'Place it as context, mechanism, outcome, or for the whole'],
      ['x', 'Select it with others'],
      ['n', 'Begin a new CMOC from the selected'],
      ['[ ]', 'Previous and next CMOC'],
    ],
  ],
  [
    'While reading, with words selected',
    [
      ['h', 'Mark without a role'],
      ['c m o e', 'Mark as context, mechanism, outcome, entry point; another key adds a second role'],
      ['.', 'Repeat the last role and code'],
      ['n', 'Make a CMOC from the passage'],
      ['l', 'Link the passage to a CMOC; then s supports, r refines, x refutes'],
      ['+ − d', 'More, less, depends; p present, a absent; b the next basis; w a note'],
      ['[ ]', 'One word less or more at the end; { and } at the start'],
      ['Esc', 'Let go'],
    ],
  ],
  [
    'While reading',
    [
      ['→ ←', 'Take the next sentence, or the one before; with Shift a word more or less'],
      ['j k', 'The next passage, the one before'],
      ['v', 'Show or hide all marks'],
    ],
  ],
];

export function Keys() {
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keyboard</h2>
      {groups.map(([title, keys]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl class="keys-list">
            {keys.map(([key, does]) => (
              <div key={key} class="keys-row">
                <dt>
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p class="hint">Letters can be switched off under Account and appearance.</p>
      <form method="dialog">
        <button class="button" type="submit">
          Close
        </button>
      </form>
    </dialog>
  );
}
