/** How a door stands, for all that shows it: each has a shape of its own. */
export type Tone = 'closed' | 'open' | 'soon' | 'working' | 'trouble' | 'unknown';

/** The colour that repeats what the shape says. */
export const TONE_INK: Readonly<Record<Tone, string>> = {
  closed: 'text-muted',
  open: 'text-open',
  soon: 'text-soon',
  working: 'text-ink',
  trouble: 'text-alarm',
  unknown: 'text-soon',
};
