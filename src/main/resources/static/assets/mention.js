'use strict';
// In a note, an @ offers the colleagues whose names go on like that.
(() => {
  const text = document.querySelector('.k-write textarea');
  const list = document.querySelector('#mentions');
  if (!text || !list) return;
  const plain = word => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
  const names = [...document.querySelectorAll('.card select[name=owner] option[value]:not([value=""])')].map(option => option.textContent.trim());
  const MOST = 6;

  function begun() {
    return /@([^@\n]{0,40})$/.exec(text.value.slice(0, text.selectionStart));
  }

  function offer() {
    const found = text.closest('form').dataset.kind === 'note' ? begun() : null;
    const fits = found ? names.filter(name => plain(name).split(' ').some((_, i, words) => words.slice(i).join(' ').startsWith(plain(found[1])))) : [];
    list.replaceChildren(...fits.filter(name => !found[1].startsWith(name)).slice(0, MOST).map(name => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'k-chip';
      button.textContent = name;
      button.addEventListener('click', () => put(name));
      return button;
    }));
    list.hidden = !list.children.length;
  }

  function put(name) {
    text.setRangeText('@' + name + ' ', begun().index, text.selectionStart, 'end');
    list.hidden = true;
    text.focus();
  }

  text.addEventListener('input', offer);
})();
