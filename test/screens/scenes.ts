import { ACCESS_KEY_SCENES } from './scenes/access-keys.ts';
import { ACTIVITY_SCENES } from './scenes/activity.ts';
import { ALTERED_SCENES } from './scenes/altered.ts';
import { COMMAND_SCENES } from './scenes/commands.ts';
import { GUARD_SCENES } from './scenes/guard.ts';
import { LEASE_SCENES } from './scenes/lease.ts';
import { POLICY_SCENES } from './scenes/policy.ts';
import { RESOURCE_FORM_SCENES } from './scenes/resource-form.ts';
import { RESOURCES_SCENES } from './scenes/resources.ts';
import { SETTINGS_SCENES } from './scenes/settings.ts';
import { WELCOME_SCENES } from './scenes/welcome.ts';
import { WINDOW_SCENES } from './scenes/window.ts';
import type { Scene } from './scene.ts';

/** Every screen in every state worth a look. */
export const SCENES: readonly Scene[] = [
  ...WELCOME_SCENES,
  ...WINDOW_SCENES,
  ...COMMAND_SCENES,
  ...RESOURCES_SCENES,
  ...RESOURCE_FORM_SCENES,
  ...GUARD_SCENES,
  ...LEASE_SCENES,
  ...POLICY_SCENES,
  ...ACCESS_KEY_SCENES,
  ...ACTIVITY_SCENES,
  ...SETTINGS_SCENES,
  ...ALTERED_SCENES,
];
