/**
 * Choices that can be taken back: a second click (or Space) on a chosen radio with `data-unchoose` clears it. In an answer
 * (`data-answer`), typing takes "not reported" and "not applicable" back; "unclear" may go with words.
 */
export function startChoices(): void {
  document.addEventListener('pointerdown', remember, { capture: true });
  document.addEventListener('keydown', (event) => {
    if (event.key === ' ') remember(event);
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target !== chosenBefore) return;
    chosenBefore = null;
    setTimeout(() => clear(target));
  });
  document.addEventListener('input', (event) => {
    const typed = event.target instanceof Element && event.target.matches('input[type="text"], textarea') ? event.target : null;
    const state = typed
      ?.closest('[data-answer]')
      ?.querySelector<HTMLInputElement>('[name="state"][value="not_reported"]:checked, [name="state"][value="not_applicable"]:checked');
    if (state) clear(state, false);
  });
}

/** The radio that was chosen when the press began; pressing its label counts. A click chooses before it tells: hence the wait. */
let chosenBefore: HTMLInputElement | null = null;

function remember(event: Event): void {
  const radio = radioOf(event);
  chosenBefore = radio?.checked ? radio : null;
}

function radioOf(event: Event): HTMLInputElement | null {
  const target = event.target instanceof Element ? event.target : null;
  const label = target?.closest('label')?.querySelector<HTMLInputElement>('input[type="radio"][data-unchoose]');
  return target instanceof HTMLInputElement && target.matches('input[type="radio"][data-unchoose]') ? target : (label ?? null);
}

function clear(radio: HTMLInputElement, tell = true): void {
  radio.checked = false;
  const group = radio.closest('[data-autosave], form') ?? document;
  const none = [...group.querySelectorAll<HTMLInputElement>('input[type="radio"][data-none]')].find((one) => one.name === radio.name);
  if (none) none.checked = true;
  if (tell) radio.dispatchEvent(new Event('change', { bubbles: true }));
}
