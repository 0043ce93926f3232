/** How the system asks for the window to look. */
export type Look = 'light' | 'dark' | 'forced';
