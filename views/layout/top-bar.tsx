/** Review title, find, undo and redo, who else is here, and me. */
import { paths } from '../../server/paths.ts';
import { ActionButton } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import type { Frame, ReviewFrame } from './frame.ts';

export function TopBar({ frame }: { readonly frame: Frame }) {
  const { review, account } = frame;
  return (
    <header class="top-bar">
      {review && (
        <button class="rail-toggle" type="button" data-toggle="rail" aria-label="Menu" aria-expanded="false">
          <Icon name="menu" size={18} />
        </button>
      )}
      <a class="brand" href={paths.home()} aria-label="Retroduce: all reviews">
        <Mark />
      </a>
      {review ? (
        <a class="review-title" href={paths.review(review.slug)}>
          {review.title}
        </a>
      ) : (
        <span class="review-title">Retroduce</span>
      )}
      {review && (
        <form class="top-find" method="get" action={paths.find(review.slug)} role="search">
          <input type="search" name="q" placeholder="Find" aria-label="Find in this review" data-hotkey="find" />
        </form>
      )}
      <div class="top-actions">
        {review && <History {...review} />}
        {review && review.present.length > 0 && <Present names={review.present} />}
        {account && <Me name={account.name} />}
      </div>
    </header>
  );
}

/** Undo and redo, named by what they would take. A fragment that refreshes itself when the history has changed. */
export function History({ slug, undo, redo }: Pick<ReviewFrame, 'slug' | 'undo' | 'redo'>) {
  return (
    <div
      class="history"
      id="history"
      hx-get={paths.history(slug)}
      hx-trigger="history-changed from:body, retroduce:kept from:body"
      hx-target="#history"
      hx-swap="outerHTML"
    >
      <Step action={paths.undo(slug)} name="Undo" icon="undo" keys="Ctrl Z" verb={undo} />
      <Step action={paths.redo(slug)} name="Redo" icon="redo" keys="Ctrl Shift Z" verb={redo} />
    </div>
  );
}

function Step({
  action,
  name,
  icon,
  keys,
  verb,
}: {
  readonly action: string;
  readonly name: 'Undo' | 'Redo';
  readonly icon: 'undo' | 'redo';
  readonly keys: string;
  readonly verb: string | null;
}) {
  return (
    <ActionButton
      action={action}
      look="quiet"
      small
      disabled={!verb}
      title={verb ? `${name}: ${verb} (${keys})` : `Nothing to ${icon}`}
      data-hotkey={icon}
    >
      <Icon name={icon} />
      <span class="visually-hidden">
        {name}
        {verb ? `: ${verb}` : ''}
      </span>
    </ActionButton>
  );
}

function Present({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="present" aria-label="Also here now">
      {names.slice(0, 4).map((name) => (
        <li key={name} title={name}>
          {initials(name)}
        </li>
      ))}
      {names.length > 4 && <li>+{names.length - 4}</li>}
    </ul>
  );
}

function Me({ name }: { readonly name: string }) {
  return (
    <details class="menu">
      <summary>
        <span class="me" aria-hidden="true">
          {initials(name)}
        </span>
        <span class="visually-hidden">Account of {name}</span>
      </summary>
      <div class="menu-list">
        <p class="menu-title">{name}</p>
        <a href={paths.home()}>All reviews</a>
        <a href={paths.account()}>Account and appearance</a>
        <button type="button" data-open="keys" data-hotkey="keys">
          Keyboard shortcuts
        </button>
        <ActionButton action={paths.signOut()} look="quiet">
          Sign out
        </ActionButton>
      </div>
    </details>
  );
}

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [...word][0] ?? '')
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join('')
    .toUpperCase();

/** The product's sign: three circles joined, context to mechanism to outcome. */
export function Mark() {
  return (
    <svg width="30" height="18" viewBox="0 0 30 18" aria-hidden="true">
      <path d="M5 9h20" stroke="currentColor" stroke-width="1.5" />
      <circle cx="5" cy="9" r="4" class="mark-c" />
      <circle cx="15" cy="9" r="4" class="mark-m" />
      <circle cx="25" cy="9" r="4" class="mark-o" />
    </svg>
  );
}
