/** Lets set lines run through the columns of a paper, page after page. */

export interface Flowing {
  readonly height: number;
  /** Space above, dropped at the top of a column. */
  readonly before: number;
  /** Must not be parted from what follows: a heading, the first line of a paragraph. */
  readonly keep: boolean;
}

export interface Frame {
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

export interface Placed {
  readonly at: number;
  readonly frame: Frame;
  readonly y: number;
}

/** Where each goes, in order. What is higher than a whole frame stands in one of its own and hangs over. */
export function flow(pieces: readonly Flowing[], frameAt: (n: number) => Frame): readonly Placed[] {
  const placed: Placed[] = [];
  let n = 0;
  let used = 0;
  for (const run of runsOf(pieces)) {
    let frame = frameAt(n);
    if (used > 0 && used + heightOf(pieces, run, used) > frame.height) {
      frame = frameAt(++n);
      used = 0;
    }
    for (const at of run) {
      const piece = pieces[at] as Flowing;
      used += used > 0 ? piece.before : 0;
      placed.push({ at, frame, y: frame.top + used });
      used += piece.height;
    }
  }
  return placed;
}

/** Stretches that stay together. */
function runsOf(pieces: readonly Flowing[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const at of pieces.keys()) {
    const previous = pieces[at - 1];
    if (previous?.keep) runs.at(-1)?.push(at);
    else runs.push([at]);
  }
  return runs;
}

const heightOf = (pieces: readonly Flowing[], run: readonly number[], used: number): number =>
  run.reduce((sum, at, n) => sum + (pieces[at]?.height ?? 0) + (n || used ? (pieces[at]?.before ?? 0) : 0), 0);

/** As `flow`, with the columns of the last page ending at one height. */
export function balanced(pieces: readonly Flowing[], frameAt: (n: number) => Frame): readonly Placed[] {
  const plain = flow(pieces, frameAt);
  const last = plain.at(-1)?.frame;
  if (!last) return plain;
  for (let height = 12; height < last.height; height += 4) {
    const shorter = flow(pieces, (n) => {
      const frame = frameAt(n);
      return frame.page === last.page ? { ...frame, height: Math.min(frame.height, height) } : frame;
    });
    if (shorter.at(-1)?.frame.page === last.page) return shorter;
  }
  return plain;
}
