/** What a handler answers: values, not side effects. `respond` turns them into HTTP. */
import type { ComponentChildren, VNode } from 'preact';
import type { Readable } from 'node:stream';

export interface PageAnswer {
  readonly kind: 'page';
  readonly status: number;
  readonly title: string;
  /** The rail's entry this page belongs to. */
  readonly section: string;
  readonly body: ComponentChildren;
  /** Script bundles this page needs besides the common one. */
  readonly scripts: readonly string[];
  /** What stands first in the page's head. */
  readonly head?: ComponentChildren;
  /** plain: no rail, for signing in; work: as wide as the window; reading: a measured column. */
  readonly shape: 'plain' | 'work' | 'reading';
}

export interface FragmentAnswer {
  readonly kind: 'fragment';
  readonly status: number;
  readonly body: VNode | readonly VNode[];
  /** Where somebody without htmx goes instead. */
  readonly instead: string | null;
  readonly notice: string | null;
  /** What it is called where it is opened by itself, without the page it belongs to. */
  readonly title: string;
  /** Events raised in the page, `HX-Trigger`. */
  readonly raise: readonly string[];
}

export interface GoAnswer {
  readonly kind: 'go';
  readonly to: string;
  readonly notice: string | null;
}

export interface DataAnswer {
  readonly kind: 'data';
  readonly status: number;
  readonly value: unknown;
}

export interface FileAnswer {
  readonly kind: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable | Uint8Array | string;
  readonly size: number | null;
  /** Bytes `[start, end]` of `total` when only a part was asked for. */
  readonly part: { readonly start: number; readonly end: number; readonly total: number } | null;
  /** Files of people are never shown in our origin, only downloaded or read by script. */
  readonly disposition: 'attachment' | 'inline';
}

export interface EmptyAnswer {
  readonly kind: 'empty';
}

export type Answer = (PageAnswer | FragmentAnswer | GoAnswer | DataAnswer | FileAnswer | EmptyAnswer) & {
  readonly session?: SessionChange;
};

/** A new session starts (`token`), or the present one ends (null). */
export interface SessionChange {
  readonly token: string | null;
  /** A token for the browser to keep: it has signed in here. */
  readonly browser?: string | undefined;
}

type PageParts = Partial<Omit<PageAnswer, 'kind'>> & Pick<PageAnswer, 'title' | 'body'>;

/** A whole page. */
export const page = (parts: PageParts): PageAnswer => ({ kind: 'page', status: 200, section: '', scripts: [], shape: 'work', ...parts });

/**
 * A piece of a page for htmx: a component whose root has an id. Somebody without htmx is sent to `instead` after a write
 * (a GET without htmx shows the piece in a bare page).
 */
export const fragment = (body: VNode | readonly VNode[], parts: Partial<Omit<FragmentAnswer, 'kind' | 'body'>> = {}): FragmentAnswer => ({
  kind: 'fragment',
  status: 200,
  body,
  instead: null,
  notice: null,
  title: '',
  raise: [],
  ...parts,
});

/** 303 to another page, with a sentence shown there. */
export const go = (to: string, notice: string | null = null): GoAnswer => ({ kind: 'go', to, notice });

/** JSON for our own scripts. */
export const data = (value: unknown, status = 200): DataAnswer => ({ kind: 'data', status, value });

export const file = (parts: Partial<Omit<FileAnswer, 'kind'>> & Pick<FileAnswer, 'name' | 'mediaType' | 'content'>): FileAnswer => ({
  kind: 'file',
  size: null,
  part: null,
  disposition: 'attachment',
  ...parts,
});

export const empty: EmptyAnswer = { kind: 'empty' };
