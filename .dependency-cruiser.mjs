/**
 * Who may import whom (each room: itself plus). `types` are rooms of which only types are used;
 * they leave nothing behind at run time.
 */
const ALL_SUBJECTS = [
  'public-ip',
  'identities',
  'resources',
  'leases',
  'policy',
  'activity',
  'settings',
  'updates',
];

const FLOORS = {
  kernel: [],
  'public-ip': ['kernel'],
  activity: ['kernel'],
  settings: ['kernel'],
  updates: ['kernel'],
  identities: ['kernel', 'activity'],
  resources: ['kernel', 'identities'],
  leases: ['kernel', 'public-ip', 'identities', 'resources', 'activity', 'settings'],
  policy: ['kernel', 'identities', 'resources'],
  tray: ['kernel', ...ALL_SUBJECTS],
  bridge: ['kernel', ...ALL_SUBJECTS],
  aws: ['kernel', ...ALL_SUBJECTS],
  keychain: ['kernel', ...ALL_SUBJECTS],
  network: ['kernel', ...ALL_SUBJECTS],
  disk: ['kernel', ...ALL_SUBJECTS],
  electron: ['kernel', 'tray', 'bridge', ...ALL_SUBJECTS],
  updater: ['kernel', ...ALL_SUBJECTS],
  sandbox: ['kernel'],
  desktop: ['kernel'],
};

/** Packages that belong to one room each. */
const OWNED = [
  { packages: '^@aws-sdk/|^@smithy/', room: '^src-main/aws/' },
  { packages: '^keytar$', room: '^src-main/keychain/' },
  { packages: '^electron-store$', room: '^src-main/disk/' },
  { packages: '^dbus-next$', room: '^src-main/desktop/' },
  { packages: '^electron-updater$', room: '^src-main/updater/' },
];

const QUIET_ROOMS = `^src-main/(kernel|${ALL_SUBJECTS.join('|')}|tray|bridge)/`;

const floors = Object.entries(FLOORS).map(([room, may]) => ({
  name: `floor-${room}`,
  severity: 'error',
  from: { path: `^src-main/${room}/` },
  to: { path: '^src-(main|renderer)/', pathNot: `^src-main/(${[room, ...may].join('|')})/` },
}));

const owned = OWNED.map(({ packages, room }) => ({
  name: `only-${room.replace(/\W/g, '')}-has-${packages.replace(/\W/g, '')}`,
  severity: 'error',
  from: { path: '^src-', pathNot: room },
  to: { path: `node_modules/(${packages.replaceAll('^', '').replaceAll('$', '/')})` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floors,
    ...owned,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'subjects-know-no-node',
      comment: 'Subjects and faces: no Electron, no Node built-ins',
      severity: 'error',
      from: { path: QUIET_ROOMS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-where-it-all-comes-together',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(main|preload)\\.ts$' },
      to: { path: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-sees-words-only',
      comment:
        'At run time the renderer has the kernel, the limits of the settings, the pure reading of a lease and the words of its guard, the words of the activity, the commands that lead to a resource and the policy workshop',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: {
        path: '^src-main/',
        pathNot:
          '^src-main/(kernel/|settings/settings\\.ts|leases/(lease|guard-in-words)\\.ts|activity/activity-in-words\\.ts|resources/connect(ion)?\\.ts|policy/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-imports-contracts',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: `^src-main/(?!kernel/|bridge/(commands|snapshot)|${ALL_SUBJECTS.join('/|')}/)` },
    },
    {
      name: 'screens-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src-renderer/screens/([^/]+)/' },
      to: { path: '^src-renderer/screens/', pathNot: '^src-renderer/screens/$1/' },
    },
    {
      name: 'components-know-no-state',
      severity: 'error',
      from: { path: '^src-renderer/components/' },
      to: { path: '^src-renderer/(state|bridge|screens)/' },
    },
    {
      name: 'the-simulator-never-ships',
      comment: 'iam-simulate and what it needs are AGPL: for tests only',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '(^|/)@cloud-copilot/' },
    },
    {
      name: 'app-knows-no-tests',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'default'] },
  },
};
