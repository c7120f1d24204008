import { useMemo } from 'react';
import classes from './mail-frame.module.css';

interface MailFrameProps {
  /** Said to screen readers. */
  title: string;
  html: string;
}

/** A mail as a mail program shows it: shut off from this page, without scripts; its links open elsewhere. */
export function MailFrame({ title, html }: MailFrameProps) {
  const shown = useMemo(() => forShowing(html), [html]);
  return (
    <iframe
      className={classes.frame}
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={shown}
    />
  );
}

/** The frame forbids scripts already; what would lead it elsewhere is taken out, and every link opens a window of its own. */
export function forShowing(html: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  mail.querySelectorAll('script, base, meta[http-equiv], iframe, object, embed').forEach((one) => one.remove());
  mail.querySelectorAll('a, area').forEach((link) => {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  });
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}
