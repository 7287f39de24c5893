/** The import rules of the house, generated from capabilities.ts, in dependency-cruiser's terms. Each has its because. */
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { capabilities } from '../../server/capabilities.ts';

const any = `(${capabilities.join('|')})`;
const roles = '\\.(queries|service|adapter|input|routes)\\.tsx?$';

const rule = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** The one file between the guard and every capability's routes: it only names types. */
const joint = 'server/reviews/review-route\\.ts$';

/** A file of a capability without a role suffix. */
const pureFile = { path: `^server/${any}/.+\\.ts$`, pathNot: `${roles}|${joint}` };

export const rules: readonly IRegularForbiddenRuleType[] = [
  rule('no-cycles', 'a cycle has no first file to read', {}, { circular: true }),
  ...capabilities.flatMap((capability, at) => {
    const downstream = capabilities.slice(at + 1);
    if (!downstream.length) return [];
    return [
      rule(
        `upstream-only-${capability}`,
        'imports point upstream: what comes earlier in a review never knows what comes later',
        { path: `^server/${capability}/` },
        { path: `^server/(${downstream.join('|')})/` },
      ),
    ];
  }),
  rule(
    'floor-knows-nothing',
    'platform and web serve every capability and name none',
    { path: '^server/(platform|web)/' },
    { path: `^server/(${any}|app|routes|subscriptions|main|cli)(/|\\.ts)` },
  ),
  rule('platform-below-web', 'the floor does not know HTTP', { path: '^server/platform/' }, { path: '^(server/web|views)/' }),
  rule('pure-has-no-packages', 'pure code is what the browser shares and what tests need nothing for', pureFile, {
    dependencyTypes: ['npm', 'npm-dev', 'core'],
  }),
  rule('pure-has-no-roles', 'pure code does not reach the database, HTTP or a device', pureFile, {
    path: roles,
    dependencyTypesNot: ['type-only'],
  }),
  rule('pure-has-no-platform', 'pure code does not stand on the floor', pureFile, {
    path: '^server/(platform|web)/',
    dependencyTypesNot: ['type-only'],
  }),
  rule(
    'input-is-the-edge',
    'an input file turns text into types and touches nothing else',
    { path: '\\.input\\.ts$' },
    { path: '\\.(queries|service|adapter|routes)\\.tsx?$|^server/platform/|^views/' },
  ),
  rule(
    'queries-decide-nothing',
    'a query reads rows; decisions are services',
    { path: '\\.queries\\.ts$' },
    { path: '\\.(service|routes|input)\\.tsx?$' },
  ),
  rule(
    'adapters-stand-alone',
    'an adapter wraps one library and knows nothing else of ours but pure code',
    { path: `^server/${any}/.*\\.adapter\\.ts$` },
    { path: '\\.(queries|service|routes|input)\\.tsx?$|^views/' },
  ),
  rule(
    'services-have-no-http',
    'a use case is the same from the page and from the command line',
    { path: '\\.service\\.ts$' },
    { path: '^views/|\\.routes\\.tsx$|node_modules/express' },
  ),
  rule(
    'routes-stay-home',
    "a capability's routes call its own services; another's screen is a link",
    { path: `^server/${any}/.*\\.routes\\.tsx$` },
    { path: '\\.routes\\.tsx$' },
  ),
  rule(
    'views-show',
    'a view has its data given: no queries, no services, no floor',
    { path: '^views/' },
    { path: '^server/.*\\.(service|adapter|routes|input)\\.tsx?$|^server/(platform|web)/|node_modules/(kysely|express|better-sqlite3)' },
  ),
  rule(
    'views-take-types-of-queries',
    'a view may name the shape a query returns, not call it',
    { path: '^views/' },
    { path: '\\.queries\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'scripts-are-pure-too',
    'the browser gets pure domain code and paths, nothing else of the server',
    { path: '^static/scripts/' },
    { path: `${roles}|^server/(platform|web)/|^views/`, dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'migrations-are-frozen',
    'a migration imports nothing that can change',
    { path: '^migrations/0' },
    { pathNot: '^migrations/support/|node_modules/kysely' },
  ),
  rule(
    'one-driver',
    'only database.ts names the driver',
    { path: '^(server|views|migrations|static)/', pathNot: '^server/platform/(database|errors)\\.ts$' },
    { path: 'node_modules/(better-sqlite3|pg)/' },
  ),
  rule(
    'launch-is-plain',
    'launch.mjs runs on any Node: node: modules only',
    { path: '^server/launch\\.mjs$' },
    { dependencyTypes: ['npm', 'npm-dev'] },
  ),
  rule(
    'product-has-no-tests',
    'the product runs without its tests and their tools',
    { path: '^(server|views|migrations|static)/' },
    { path: '^tests/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'product-has-no-dev-tools',
    'what runs is installed without development packages',
    { path: '^(server|views|migrations|static)/', pathNot: '\\.d\\.ts$' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];
