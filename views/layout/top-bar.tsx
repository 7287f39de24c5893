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
        {review && <History review={review} />}
        {review && review.present.length > 0 && <Present names={review.present} />}
        {account && <Me name={account.name} />}
      </div>
    </header>
  );
}

function History({ review }: { readonly review: ReviewFrame }) {
  return (
    <div class="history" id="history">
      <ActionButton
        action={paths.undo(review.slug)}
        look="quiet"
        small
        disabled={!review.undo}
        title={review.undo ? `Undo: ${review.undo} (Ctrl Z)` : 'Nothing to undo'}
        data-hotkey="undo"
      >
        <Icon name="undo" />
        <span class="visually-hidden">Undo{review.undo ? `: ${review.undo}` : ''}</span>
      </ActionButton>
      <ActionButton
        action={paths.redo(review.slug)}
        look="quiet"
        small
        disabled={!review.redo}
        title={review.redo ? `Redo: ${review.redo} (Ctrl Shift Z)` : 'Nothing to redo'}
        data-hotkey="redo"
      >
        <Icon name="redo" />
        <span class="visually-hidden">Redo{review.redo ? `: ${review.redo}` : ''}</span>
      </ActionButton>
    </div>
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
