import { pathText, type Path } from './document/text';

/** Where the focus goes in the form of the editor, once the form shows it. */

const fields = 'input, textarea, button';

/** Takes the focus to the field of the form that stands for a path, or the nearest one; false where there is none. */
export function focusAt(path: string): boolean {
  setTimeout(() => {
    for (let at = path; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
      const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
      const field = found?.matches(fields) ? found : found?.querySelector<HTMLElement>(fields);
      if (!field) continue;
      field.focus();
      field.scrollIntoView({ block: 'center' });
      return;
    }
  }, 0);
  return !/^(?:stages\/\d+|contingencies|rules)?$/.test(path);
}

/** Takes the focus to the first field of what was just added; its first name is chosen, to be written over. */
export function focusNew(path: Path): void {
  setTimeout(() => {
    const at = pathText(path);
    const field = document.querySelector<HTMLElement>(`:is(input, textarea)[data-path^="${CSS.escape(at)}/"]`);
    if (!field) return;
    field.focus({ preventScroll: true });
    if (field instanceof HTMLInputElement && !field.readOnly) field.select();
    (field.closest('li[data-path]') ?? field).scrollIntoView({ block: 'nearest' });
  }, 0);
}
