'use strict';
// A call that rings gets a card on the screen instead of a line in the corner; it follows the call until somebody closes it.
(() => {
  const cards = document.querySelector('#calls');
  if (!cards) return;

  document.addEventListener('kenh:notice', event => {
    if (event.detail.kind !== 'call.ringing') return;
    event.preventDefault();
    show(event.detail.href);
  });

  async function show(address) {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
    if (!answer.ok) return;
    const holder = document.createElement('template');
    holder.innerHTML = await answer.text();
    const card = holder.content.querySelector('.k-call');
    if (!card) return;
    document.getElementById(card.id)?.remove();
    cards.append(card);
    window.htmx?.process(card);
  }

  cards.addEventListener('click', event => {
    if (event.target.closest('[data-close-call]')) event.target.closest('.k-call').remove();
  });
})();
