import { Button } from './form.tsx';

/** A link just made, to hand over: shown once. */
export function CopyLink({ title, hint, label, url }: Readonly<Record<'title' | 'hint' | 'label' | 'url', string>>) {
  return (
    <section class="callout">
      <h2>{title}</h2>
      <p>{hint}</p>
      <p class="copy-line">
        <input type="text" readonly value={url} aria-label={label} data-copy-source />
        <Button type="button" data-copy>
          Copy
        </Button>
      </p>
    </section>
  );
}
