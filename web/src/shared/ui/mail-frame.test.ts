import { describe, expect, it } from 'vitest';
import { forShowing } from './mail-frame';

const shown = (html: string) => new DOMParser().parseFromString(forShowing(html), 'text/html');

describe('a mail that is shown', () => {
  it('opens every link in a window of its own, whatever the mail says', () => {
    const link = shown('<a href="https://example.org/" target="_top" rel="opener">there</a>').querySelector('a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it('has nothing that runs, or leads the frame elsewhere', () => {
    const mail = shown(
      '<head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=/"></head>' +
        '<body>Hello<script>alert(1)</script><iframe src="/"></iframe></body>',
    );
    expect(mail.querySelector('script, base, meta, iframe')).toBeNull();
    expect(mail.body.textContent).toBe('Hello');
  });

  it('keeps its own look, light and dark', () => {
    const mail = shown('<head><meta name="color-scheme" content="light dark"><style>p{color:red}</style></head><p>x');
    expect(mail.querySelector('meta[name="color-scheme"]')).not.toBeNull();
    expect(mail.querySelector('style')).not.toBeNull();
  });
});
