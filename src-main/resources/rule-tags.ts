/** Tags on a rule, sent only where AWS permits tagging while opening. */
export const TAG_KEYS = {
  lease: 'drawbridge:lease',
  install: 'drawbridge:install',
  until: 'drawbridge:until',
} as const;
