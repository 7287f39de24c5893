/** The parts of a page that every capability uses: heads, empty states, explanations, times, counts. */
import type { ComponentChildren } from 'preact';

/** A page's title, one line of what it is, and its actions on the right. */
export function PageHead({
  title,
  lead,
  actions,
  back,
}: {
  readonly title: ComponentChildren;
  readonly lead?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly back?: { readonly href: string; readonly label: string } | undefined;
}) {
  return (
    <header class="page-head">
      <div>
        {back && (
          <nav class="crumb" aria-label="Breadcrumb">
            <a href={back.href}>{back.label}</a>
          </nav>
        )}
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="actions">{actions}</div>}
    </header>
  );
}

/** Says what this will be, and has the one button that starts it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}) {
  return (
    <div class="empty-state">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** A "?" beside a term of the field that opens two sentences and an example. */
export function Explain({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <details class="explain">
      <summary aria-label={`What is ${term}?`}>?</summary>
      <div class="explain-text">{children}</div>
    </details>
  );
}

/** A moment: the browser writes it in the reader's own time zone; without script it is UTC. */
export function When({ at, time = false }: { readonly at: string; readonly time?: boolean }) {
  return (
    <time datetime={at} data-local={time ? 'time' : 'date'}>
      {time ? `${at.slice(0, 10)} ${at.slice(11, 16)} UTC` : at.slice(0, 10)}
    </time>
  );
}

const grouping = new Intl.NumberFormat('en-GB');

/** 2144 → "2,144". */
export const figure = (n: number): string => grouping.format(n);

/** 1 → "1 passage", 2 → "2 passages". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`;

/** "Showing 1–100 of 2,144", with links to the windows before and after. */
export function Pager({
  offset,
  shown,
  total,
  limit,
  href,
  noun,
}: {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  readonly limit: number;
  readonly href: (page: number) => string;
  readonly noun: string;
}) {
  const page = Math.floor(offset / limit) + 1;
  return (
    <nav class="pager" aria-label="Pages of the list">
      <span>{total === 0 ? `No ${noun}` : `Showing ${figure(offset + 1)}–${figure(offset + shown)} of ${figure(total)} ${noun}`}</span>
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          Previous
        </a>
      )}
      {offset + shown < total && (
        <a href={href(page + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}

/** Tabs that are links: each has an address. */
export function Tabs({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: ComponentChildren; readonly current: boolean }[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}

/** A role told by letter, colour and line. `set` is the review's choice among eight sets; 0 is no role yet. */
export function RoleMark({ letter, set, name }: { readonly letter: string; readonly set: number; readonly name: string }) {
  return (
    <abbr class={`role role-${set}`} title={name}>
      {letter}
    </abbr>
  );
}

/** A small label of state. */
export function Tag({
  children,
  tone = 'plain',
}: {
  readonly children: ComponentChildren;
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad' | 'accent';
}) {
  return <span class={`tag ${tone}`}>{children}</span>;
}
