/**
 * Generated inputs are the same in each commit run, so that a red run is the change's own fault; the nightly and release tiers
 * draw new ones, which is where a surprise belongs. fast-check prints the seed of a failure either way.
 */
import fc from 'fast-check';

if (!process.env['RETRODUCE_TIER']) fc.configureGlobal({ seed: 20_261_122 });
