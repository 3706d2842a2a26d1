'use strict';
// What people are told while they do something else. One tab of a browser listens and tells the others.
(() => {
  const bell = document.querySelector('#bell');
  if (!bell || !window.EventSource) return;
  const count = bell.querySelector('[data-unseen]');
  const toasts = document.querySelector('#toasts');
  const others = window.BroadcastChannel ? new BroadcastChannel('kenh-notices') : null;
  const SHOWN = 4, STAYS = 12000, PATIENCE = 300000;
  let source, pause = 5000;

  function show(notice) {
    const last = Number(sessionStorage.getItem('kenh-notice') ?? 0);
    sessionStorage.setItem('kenh-notice', Math.max(last, notice.id));
    count.textContent = notice.unseen > 99 ? '99+' : notice.unseen;
    count.hidden = notice.unseen === 0;
    // A page may make more of a notice than a card in the corner.
    if (document.dispatchEvent(new CustomEvent('kenh:notice', { detail: notice, cancelable: true }))) toast(notice);
  }

  function toast(notice) {
    const card = document.createElement('a');
    card.className = 'k-toast';
    card.dataset.kind = notice.kind;
    card.href = notice.href;
    card.textContent = notice.text;
    toasts.append(card);
    while (toasts.children.length > SHOWN) toasts.firstElementChild.remove();
    setTimeout(() => card.remove(), STAYS);
  }

  function listen() {
    source = new EventSource(bell.dataset.stream + '?after=' + (sessionStorage.getItem('kenh-notice') ?? 0));
    source.addEventListener('open', () => { pause = 5000; });
    source.addEventListener('notice', event => {
      const notice = JSON.parse(event.data);
      show(notice);
      others?.postMessage(notice);
    });
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(listen, pause);
      pause = Math.min(pause * 2, PATIENCE);
    });
  }

  others?.addEventListener('message', event => show(event.data));
  if (navigator.locks && others) navigator.locks.request('kenh-notices', () => new Promise(() => listen()));
  else listen();
  window.addEventListener('pagehide', () => source?.close());
})();
