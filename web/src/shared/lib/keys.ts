/** Keys: what files, processes and the command line name things by. */

const key = /^[a-z](?:-?[a-z0-9])*$/;

/** Lower-case words joined by -. */
export const isKey = (text: string): boolean => text.length <= 64 && key.test(text);

/** The key that a name most likely gets. */
export const keyFrom = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 64);
