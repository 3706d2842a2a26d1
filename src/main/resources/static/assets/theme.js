// Runs before the page is drawn, so that a dark page never flashes white.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.setAttribute('data-bs-theme',
    root.dataset.theme === 'auto' ? (system.matches ? 'dark' : 'light') : root.dataset.theme);
  system.addEventListener('change', apply);
  apply();
})();
