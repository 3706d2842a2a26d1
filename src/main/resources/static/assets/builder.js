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
  const isButton = element => element.tagName === 'BUTTON';
  let asked = '';
  let looked = '';
  let pressed = false;
  let here = null;
  const later = [];

  // A button's answer draws the whole form, so nothing may take its place: what is chosen meanwhile is asked for with it,
  // and what is pressed meanwhile waits for it.
  document.addEventListener('htmx:confirm', event => {
    if (!ours(event) || !pressed) return;
    event.preventDefault();
    if (isButton(event.detail.elt)) later.push(event.detail.elt.value);
  });

  const beside = event => event.detail.target.getAttribute('id') === 'insight';

  document.addEventListener('htmx:beforeSend', event => {
    if (beside(event)) looked = written();
    if (!ours(event)) return;
    asked = written();
    pressed = isButton(event.detail.requestConfig.elt);
  });

  // What is said beside a form that has changed meanwhile belongs to rows that are no more.
  document.addEventListener('htmx:beforeSwap', event => {
    if (beside(event) && looked !== written()) {
      event.detail.shouldSwap = false;
      ask();
    }
    if (!ours(event) || event.detail.xhr.status !== 200) return;
    const source = event.detail.requestConfig.elt;
    here = document.activeElement.contains(source) ? null : place(document.activeElement);
    if (asked === written()) return;
    event.detail.shouldSwap = false;
    setTimeout(() => isButton(source) ? source.click() : source.dispatchEvent(new Event('change', { bubbles: true })));
  });

  document.addEventListener('htmx:afterSwap', event => {
    if (ours(event) && here) form().querySelector(here)?.focus();
  });

  document.addEventListener('htmx:afterRequest', event => {
    if (ours(event) && isButton(event.detail.requestConfig.elt)) pressed = false;
  });

  // Until it settles, the new form still carries attributes of the old one.
  document.addEventListener('htmx:afterSettle', event => {
    if (!ours(event)) return;
    changed = true;
    trouble(null);
    ask();
    if (!here) focus();
    if (later.length) form().querySelector(`button[value="${CSS.escape(later.shift())}"]`)?.click();
  });

  // How to find in the new form what someone has gone on to in the old one.
  function place(element) {
    if (!form().contains(element)) return null;
    if (element.id) return '#' + CSS.escape(element.id);
    return element.name ? `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]` : null;
  }

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
