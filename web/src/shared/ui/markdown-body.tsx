import ReactMarkdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import classes from './markdown.module.css';

/** Markdown as people write it. No HTML passes; headings start below the page's own. */
export default function MarkdownBody({ text }: { text: string }) {
  return (
    <div className={classes.markdown}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSanitize]}
        components={{
          h1: ({ children }) => <h4>{children}</h4>,
          h2: ({ children }) => <h4>{children}</h4>,
          h3: ({ children }) => <h5>{children}</h5>,
          h4: ({ children }) => <h5>{children}</h5>,
          a: ({ href, children }) => (
            <a href={href} rel="noreferrer nofollow" target={href?.startsWith('/') ? undefined : '_blank'}>
              {children}
            </a>
          ),
          // A sketched box has no label of its own; the words beside it say what it is.
          input: ({ checked }) => (
            <span aria-label={checked ? 'done:' : 'to do:'} role="img">
              {checked ? '☑ ' : '☐ '}
            </span>
          ),
          img: ({ alt }) => <span>{alt}</span>,
          pre: ({ children }) => (
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it
            <pre tabIndex={0}>{children}</pre>
          ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
