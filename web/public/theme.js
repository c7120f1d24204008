// Before the first paint: the colours that the person chose, else the system's. A file of its own, because the page's
// policy forbids scripts in its text; the key is the one under which the kit keeps the choice.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Without a store nothing was chosen.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
