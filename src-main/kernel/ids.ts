/** Makes the random part of an id; injected, since subjects have no randomness of their own. */
export type NewId = () => string;

/** Crockford's alphabet in lower case: no letter that is mistaken for a digit. */
export const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
