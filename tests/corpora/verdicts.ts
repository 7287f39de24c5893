/** Collects what held and what did not, and says so. */

export interface Verdicts {
  /** Counts one check; prints it when it failed. */
  readonly check: (name: string, ok: boolean, found?: string) => void;
  readonly note: (line: string) => void;
  /** Prints "N passed, N failed"; true when nothing failed. */
  readonly end: () => boolean;
}

export function startVerdicts(): Verdicts {
  let passed = 0;
  let failed = 0;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  return {
    check(name, ok, found) {
      if (ok) passed += 1;
      else {
        failed += 1;
        say(`FAILED: ${name}${found === undefined ? '' : `: ${found}`}`);
      }
    },
    note: say,
    end() {
      say(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}
