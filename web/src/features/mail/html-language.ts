import { StreamLanguage, type StreamParser } from '@codemirror/language';

interface State {
  inside: 'tag' | 'comment' | undefined;
}

/** HTML with Mustache in it, as far as its colours need. */
const parser: StreamParser<State> = {
  name: 'mail',
  startState: () => ({ inside: undefined }),
  token: (stream, state) => {
    if (stream.match(/^\{\{[^}]*\}\}/)) return 'variableName.special';
    if (state.inside === 'comment') {
      if (stream.match('-->')) state.inside = undefined;
      else stream.next();
      return 'comment';
    }
    if (state.inside === 'tag') {
      if (stream.match(/^\/?>/)) {
        state.inside = undefined;
        return 'tagName';
      }
      if (stream.match(/^"(?:(?!\{\{)[^"])*"?/)) return 'string';
      stream.next();
      return null;
    }
    if (stream.match('<!--')) {
      state.inside = 'comment';
      return 'comment';
    }
    if (stream.match(/^<\/?[a-z][\w-]*/i)) {
      state.inside = 'tag';
      return 'tagName';
    }
    stream.next();
    return null;
  },
};

export const mailHtml = StreamLanguage.define(parser);
