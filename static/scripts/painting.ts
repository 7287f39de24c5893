/** The thread that paints (reader/pdf/painting-thread.ts). Small, as parsing.ts is: what it imports stays compiled in the browser. */
import type { Asked } from './reader/pdf/painting-messages.ts';

const thread = import('./reader/pdf/painting-thread.ts');

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  thread.then(({ take }) => take(data)).catch(reportError);
});
