/** The only two channels between the processes. */
export const CALL_CHANNEL = 'drawbridge:call';
export const SNAPSHOT_CHANNEL = 'drawbridge:snapshot';
