'use strict';
// What the builder adds to a form that works without it: help for the keyboard, and a warning before work is lost.
(() => {
  const form = () => document.getElementById('build');
  let changed = false;
  let timer = 0;

  // One question about the whole form some moments after the last keystroke.
  function ask() {
    clearTimeout(timer);
    timer = setTimeout(() => window.htmx?.trigger(document.body, 'insight'), 350);
  }

  function touched(event) {
    if (event.target.id === 'sample') return ask();
    if (event.target.dataset.insert !== undefined || !form()?.contains(event.target)) return;
    changed = true;
    ask();
  }

  document.addEventListener('input', touched);
  document.addEventListener('change', event => {
    if (event.target.name === 'object') document.getElementById('sample').value = '';
    if (event.target.dataset.insert !== undefined) insert(event.target);
    touched(event);
  });

  // A field's name goes where the cursor is.
  function insert(menu) {
    const text = document.getElementById(menu.dataset.into);
    const word = menu.value;
    menu.value = '';
    if (!word || !text) return;
    text.setRangeText(word, text.selectionStart, text.selectionEnd, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  }

  document.addEventListener('keydown', event => {
    const row = event.target.closest?.('[data-move]');
    if (!row || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    row.querySelector(event.key === 'ArrowUp' ? '[data-up]' : '[data-down]')?.click();
  });

  // Whoever types on while the server draws loses nothing: an answer to an older form is dropped and asked for again.
  // A form's field named id hides the form's own id.
  const ours = event => event.detail.target.getAttribute('id') === 'build';
  const written = () => new URLSearchParams(new FormData(form())).toString();
  let asked = '';

  document.addEventListener('htmx:beforeRequest', event => {
    if (ours(event)) asked = written();
  });

  document.addEventListener('htmx:beforeSwap', event => {
    if (!ours(event) || event.detail.xhr.status !== 200 || asked === written()) return;
    event.detail.shouldSwap = false;
    const source = event.detail.requestConfig.elt;
    setTimeout(() => source.tagName === 'BUTTON' ? source.click() : source.dispatchEvent(new Event('change', { bubbles: true })));
  });

  // Until it settles, the new form still carries attributes of the old one.
  document.addEventListener('htmx:afterSettle', event => {
    if (!ours(event)) return;
    changed = true;
    trouble(null);
    ask();
    focus();
  });

  function focus() {
    const id = form()?.dataset.focus;
    if (id) document.getElementById(id)?.focus();
  }

  // What the server did not take is still in the form; the person is told so.
  function trouble(kind) {
    const box = document.getElementById('offline');
    if (!box) return;
    box.hidden = !kind;
    if (kind) {
      box.textContent = box.dataset[kind];
      box.scrollIntoView({ block: 'nearest' });
    }
  }
  document.addEventListener('htmx:responseError', event => trouble(event.detail.xhr.status === 413 ? 'large' : 'refused'));
  document.addEventListener('htmx:sendError', () => trouble('offline'));

  document.addEventListener('submit', event => { if (event.target === form()) changed = false; });
  window.addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
  document.addEventListener('DOMContentLoaded', focus);
  if (document.readyState !== 'loading') focus();
})();
