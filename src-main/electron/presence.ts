import type Electron from 'electron';

/**
 * Whether the person is at work: screen unlocked, not idle for longer than `idleMinutes`. Where the
 * desktop cannot tell, running counts as working.
 *
 * @see https://www.electronjs.org/docs/latest/api/power-monitor
 */
export function isWorking(
  powerMonitor: Pick<Electron.PowerMonitor, 'getSystemIdleState'>,
  idleMinutes: number,
): boolean {
  const state = powerMonitor.getSystemIdleState(idleMinutes * 60);
  return state === 'active' || state === 'unknown';
}
