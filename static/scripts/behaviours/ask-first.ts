/**
 * A form that the browser sends by itself takes its page away, whatever comes instead of our answer. So before anything typed is
 * sent that way the server is asked whether it is there: while it is not, or somebody else answers for it, the page stays.
 */
import { paths } from '../../../server/paths.ts';
import { say } from './notices.ts';
import { unreached } from './post.ts';

/** Milliseconds after which no answer is an answer. */
const patience = 15_000;

const asking = new WeakSet<HTMLFormElement>();
const answered = new WeakSet<HTMLFormElement>();

/** Started before the fields that keep themselves: a form that is not sent yet hands nothing over. */
export function startAskFirst(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== 'post' || !isTypedInto(form)) return;
    if (answered.delete(form)) return;
    event.preventDefault();
    if (asking.has(form)) return;
    asking.add(form);
    void isThere().then((is) => {
      asking.delete(form);
      if (!is) return say(unreached, 'bad');
      answered.add(form);
      form.requestSubmit(event.submitter);
    });
  });
}

const isTypedInto = (form: HTMLFormElement): boolean =>
  [...form.elements].some((one) =>
    one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type !== 'hidden')
      ? one.value !== one.defaultValue
      : false,
  );

/** The server says so itself, in its own words: a page that a proxy sends in its place is none. */
async function isThere(): Promise<boolean> {
  try {
    const answer = await fetch(paths.health(), { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return answer.ok && ((await answer.json()) as { ok?: unknown }).ok === true;
  } catch {
    return false;
  }
}
