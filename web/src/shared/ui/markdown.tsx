import { lazy, Suspense, type ComponentType } from 'react';
import classes from './markdown.module.css';

/** The body, once it is there: then it stands at once, and nothing below it moves. */
let Ready: ComponentType<{ text: string }> | undefined;
const load = async () => {
  const loaded = await import('./markdown-body');
  Ready = loaded.default;
  return loaded;
};
const MarkdownBody = lazy(load);

/** Fetches the body beforehand, where texts come to be seen by a click that may be followed by another below them. */
export function preloadMarkdown(): void {
  // What cannot be fetched now is fetched, and its failure told, where a text is shown.
  load().catch(() => undefined);
}

// Text without a mark needs no parser: most comments and reasons.
const marked = /[*_`#[\]|>~]|^\s*[-+\d]|https?:|\n\s*\n/m;

export function Markdown({ text }: { text: string }) {
  if (!marked.test(text)) return <div className={classes.plain}>{text}</div>;
  if (Ready) return <Ready text={text} />;
  return (
    <Suspense
      fallback={
        <div className={classes.plain} aria-busy>
          {text}
        </div>
      }
    >
      <MarkdownBody text={text} />
    </Suspense>
  );
}
