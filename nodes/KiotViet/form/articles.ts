// The words around what a resource is called.

/** The articles' rule of the few words that occur. */
export const aOrAn = (singular: string) => `${/^[aeio]/.test(singular) ? 'an' : 'a'} ${singular}`;
