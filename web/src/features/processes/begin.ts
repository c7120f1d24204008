/** The text that a new process begins with. */

/** A text as YAML reads it: in quotes where it might be something else. */
const written = (text: string): string => (/^\p{L}[\p{L}\p{N} ,.()/-]*$/u.test(text) ? text : JSON.stringify(text));

export const fromNothing = (processKey: string, name: string): string => `key: ${processKey}
name: ${written(name)}
type: normal

stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
    advance_title: Submit
    gates:
      - fields: [title, reason, services]
`;

/** Another process' text under a key and a name of its own; all else as it stands, comments too. */
export const copyOf = (text: string, processKey: string, name: string): string =>
  text.replace(/^key:[^\r\n]*/m, `key: ${processKey}`).replace(/^name:[^\r\n]*/m, () => `name: ${written(name)}`);

/** The key that a text gives itself. */
export const keyIn = (text: string): string => /^key:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? '';
