/** The htmx attributes we use, typed on every element. Repeat `hx-target` on each element: nothing is inherited. */
import 'preact';

declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the name must match preact's declaration
  interface HTMLAttributes<RefType extends EventTarget = EventTarget> {
    'hx-get'?: string | undefined;
    'hx-post'?: string | undefined;
    'hx-target'?: string | undefined;
    'hx-swap'?: string | undefined;
    'hx-trigger'?: string | undefined;
    'hx-include'?: string | undefined;
    'hx-vals'?: string | undefined;
    'hx-sync'?: string | undefined;
    'hx-push-url'?: string | undefined;
    'hx-select'?: string | undefined;
    'hx-indicator'?: string | undefined;
    'hx-disabled-elt'?: string | undefined;
    'hx-encoding'?: string | undefined;
    'hx-swap-oob'?: string | undefined;
    'hx-confirm'?: string | undefined;
    'hx-preserve'?: string | undefined;
    'hx-replace-url'?: string | undefined;
    'hx-params'?: string | undefined;
  }
}
