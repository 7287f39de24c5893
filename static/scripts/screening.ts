/** Screening by the keyboard: the next record is there before the decision on this one has been answered. */
import { startScreening } from './screening/screening.ts';

startScreening();
