/** Writing the names of values into a template. */

const list = 'notices';

/** How a value is named at a place of a template: the members of a list stand between its marks, and have no prefix there. */
export function insertion(name: string, before: string): string {
  const member = name.startsWith(`${list}.`) ? name.slice(list.length + 1) : undefined;
  if (member === undefined) return `{{${name}}}`;
  const inside = before.lastIndexOf(`{{#${list}}}`) > before.lastIndexOf(`{{/${list}}}`);
  return inside ? `{{${member}}}` : `{{#${list}}}{{${member}}}{{/${list}}}`;
}

/** A text with something written in place of what is selected, and where the caret is then. */
export function written(
  text: string,
  selected: { from: number; to: number },
  name: string,
): { text: string; caret: number } {
  const before = text.slice(0, selected.from);
  const added = insertion(name, before);
  return { text: before + added + text.slice(selected.to), caret: selected.from + added.length };
}
