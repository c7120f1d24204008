import { lazy, Suspense } from 'react';
import classes from './markdown.module.css';

const MarkdownBody = lazy(() => import('./markdown-body'));

// Text without a mark needs no parser: most comments and reasons.
const marked = /[*_`#[\]|>~]|^\s*[-+\d]|https?:|\n\s*\n/m;

export function Markdown({ text }: { text: string }) {
  if (!marked.test(text)) return <div className={classes.plain}>{text}</div>;
  return (
    <Suspense fallback={<div className={classes.plain}>{text}</div>}>
      <MarkdownBody text={text} />
    </Suspense>
  );
}
