/** A button that copies the field beside it. */
import { say } from './notices.ts';

export function startCopy(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    const source = button?.parentElement?.querySelector<HTMLInputElement | HTMLTextAreaElement>('[data-copy-source]');
    if (source) void copy(source);
  });
}

async function copy(source: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
    say('Copied.');
  } catch {
    say('Your browser did not allow copying: press Ctrl C.');
  }
}
