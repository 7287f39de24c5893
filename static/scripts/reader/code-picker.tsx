/** The type-ahead over codes: near matches first; Enter takes one, Shift+Enter makes a new one, Escape leaves it uncoded. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isNamed, type Match, matchesOf } from '../../../server/coding/code-match.ts';
import type { ReaderCode } from '../../../server/coding/reader-data.ts';
import type { CodeChosen } from './actions.ts';

interface PickerProps {
  readonly codes: readonly ReaderCode[];
  /** Codes given lately in this sitting, the last first: proposed before anything is typed. */
  readonly recent: readonly string[];
  readonly label: string;
  readonly onChoose: (chosen: CodeChosen) => void;
  readonly onClose: () => void;
}

const shown = 9;

/** What is proposed for what is typed; the last entry may be a code to be made. */
interface Proposals {
  readonly matches: readonly Match<ReaderCode>[];
  /** The name of a code that isn't there yet; '' when there is nothing to make. */
  readonly name: string;
  readonly count: number;
}

export function CodePicker({ codes, recent, label, onChoose, onClose }: PickerProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  // before the next key can come
  useLayoutEffect(() => input.current?.focus(), []);
  const proposals = useMemo(() => proposed(codes, typed, recent), [codes, typed, recent]);
  const { name, count } = proposals;
  const take = (at: number): void => {
    const match = proposals.matches[at];
    if (match) onChoose({ codeId: match.code.id });
    else if (name) onChoose({ codeId: null, newCode: name });
    else onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && !/^(Enter|Tab|Escape)$/.test(event.key)) return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
    if (step) setActive((active + step + count) % Math.max(count, 1));
    else if (event.key === 'Enter') take(event.shiftKey && name ? count - 1 : active);
    else onClose();
  };
  return (
    <div class="code-picker">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={count > 0}
        aria-controls="code-options"
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `code-option-${active}` : undefined}
        placeholder="Code…"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(event.currentTarget.value.trim() ? 0 : -1);
        }}
        onKeyDown={onKeyDown}
      />
      <Options proposals={proposals} active={active} take={take} />
    </div>
  );
}

function Options({
  proposals,
  active,
  take,
}: {
  readonly proposals: Proposals;
  readonly active: number;
  readonly take: (at: number) => void;
}) {
  const { matches, name, count } = proposals;
  const option = (at: number) => ({
    id: `code-option-${at}`,
    role: 'option' as const,
    'aria-selected': at === active,
    onPointerDown: (event: Event) => event.preventDefault(),
    onClick: () => take(at),
  });
  return (
    <>
      <ul id="code-options" role="listbox" aria-label="Codes">
        {matches.map((match, at) => (
          <li key={match.code.id} {...option(at)}>
            <CodeOption match={match} />
          </li>
        ))}
        {name && (
          <li {...option(matches.length)} class="code-new">
            Make “{name}” <kbd>⇧ Enter</kbd>
          </li>
        )}
      </ul>
      {count === 0 && <p class="quiet code-none">No codes yet: type a name.</p>}
    </>
  );
}

function CodeOption({ match }: { readonly match: Match<ReaderCode> }) {
  const { code, alias } = match;
  return (
    <>
      <span class="code-name">
        {code.name}
        {alias && <small> {alias}</small>}
        {code.into && (
          <small>
            {' '}
            → {code.into}
            {code.isInverse && ', inverse'}
          </small>
        )}
      </span>
      <span class="code-uses">{code.uses || ''}</span>
    </>
  );
}

function proposed(codes: readonly ReaderCode[], typed: string, recent: readonly string[]): Proposals {
  const name = typed.replace(/\s+/g, ' ').trim();
  const matches = name ? matchesOf(codes, name, shown) : recentFirst(matchesOf(codes, '', 200), recent).slice(0, shown);
  const isNew = name !== '' && !codes.some((code) => isNamed(code, name));
  return { matches, name: isNew ? name : '', count: matches.length + (isNew ? 1 : 0) };
}

function recentFirst(matches: readonly Match<ReaderCode>[], recent: readonly string[]): readonly Match<ReaderCode>[] {
  const rank = ({ code }: Match<ReaderCode>): number => (recent.includes(code.id) ? recent.indexOf(code.id) : recent.length);
  return matches.toSorted((a, b) => rank(a) - rank(b));
}
