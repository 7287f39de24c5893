/** Sentences at the lower right: what was done, what was not saved. Errors stay until closed; the rest goes by itself. */

const stays = 6000;

export function startNotices(): void {
  const place = document.getElementById('notice');
  if (!place) return;
  if (place.firstElementChild) leaveLater(place);
  document.addEventListener('notice', (event) => say((event as CustomEvent<{ text: string }>).detail.text));
  document.addEventListener('htmx:sendError', notSaved);
  document.addEventListener('htmx:timeout', notSaved);
  document.addEventListener('htmx:afterSettle', () => {
    if (!place.firstElementChild && place.textContent?.trim() === '' && place.dataset['failed']) notSaved();
    delete place.dataset['failed'];
  });
  document.addEventListener('htmx:responseError', () => {
    place.dataset['failed'] = '1';
    setTimeout(() => {
      if (!document.getElementById('notice-body')) notSaved();
    }, 50);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && place.firstElementChild) place.replaceChildren();
  });
}

/** Shows a sentence. */
export function say(text: string, tone: 'plain' | 'bad' = 'plain'): void {
  const place = document.getElementById('notice');
  if (!place) return sayOnceWhole(text, tone);
  const line = document.createElement('p');
  line.className = tone === 'bad' ? 'notice message' : 'notice';
  line.textContent = text;
  place.replaceChildren(line);
  if (tone === 'plain') leaveLater(place);
}

/** Said before the page has come as far as its notices. */
function sayOnceWhole(text: string, tone: 'plain' | 'bad'): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => say(text, tone), { once: true });
}

/** Shows the sentence that an error's answer carries; a proxy's page carries none, and is said in our own words unless `quietly`. */
export function showAnswer(html: string, quietly: boolean): void {
  const place = document.getElementById('notice');
  const body = new DOMParser().parseFromString(html, 'text/html').getElementById('notice-body');
  if (body) place?.replaceChildren(document.importNode(body, true));
  else if (!quietly) notSaved();
}

function notSaved(): void {
  say('Not saved: the server could not be reached or gave no proper answer. What you typed is still here – try again.', 'bad');
}

function leaveLater(place: HTMLElement): void {
  const shown = place.firstElementChild;
  setTimeout(() => {
    if (shown && place.contains(shown) && !place.matches(':hover')) shown.remove();
  }, stays);
}
