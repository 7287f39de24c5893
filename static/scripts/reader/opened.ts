import type { Desk } from './desk.ts';
import type { Zoom } from './place.ts';
import type { Surface } from './surface.ts';

/** A view that has been opened: its surface, and what it does once there is a desk. */
export interface Opened {
  readonly surface: Surface;
  readonly attach: (desk: Desk) => void;
  readonly zoom: () => Zoom;
}
