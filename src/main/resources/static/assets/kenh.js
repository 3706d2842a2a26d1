'use strict';
// What the console does in the browser. Pages work without it; it makes them quick.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);

  // htmx sends the token that proves the request comes from our own page.
  document.addEventListener('htmx:configRequest', event => {
    const csrf = one('meta[name=csrf]');
    if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
  });

  // A page that nobody looks at need not refresh itself.
  document.addEventListener('htmx:beforeRequest', event => {
    if (document.hidden) event.preventDefault();
  });

  // A filter applies as soon as it is chosen; a slip of the finger is asked about first.
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-auto]');
    if (form) form.requestSubmit();
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    const question = event.submitter?.dataset.sure ?? form.dataset.sure;
    if (!question || form.dataset.answered) return;
    event.preventDefault();
    ask(question, () => {
      form.dataset.answered = 'yes';
      form.requestSubmit(event.submitter ?? undefined);
    });
  });

  // Empty filters do not belong into an address.
  document.addEventListener('formdata', event => {
    if (event.target.method !== 'get') return;
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
  });

  function ask(question, then) {
    const dialog = one('#sure');
    one('[data-question]', dialog).textContent = question;
    dialog.returnValue = '';
    dialog.onclose = () => dialog.returnValue === 'yes' && then();
    dialog.showModal();
  }

  document.addEventListener('click', event => {
    const copy = event.target.closest('[data-copy]');
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => copied(copy));
    if (event.target.closest('[data-keys]')) one('#keys').showModal();
    const toggle = event.target.closest('[data-toggle]');
    if (toggle) unfold(toggle);
    const tab = event.target.closest('[data-mode]');
    if (tab) write(tab);
  });

  // A merge field goes where the cursor last was.
  let into;
  document.addEventListener('focusin', event => { if (event.target.matches('[data-insert-into]')) into = event.target; });
  document.addEventListener('click', event => {
    const field = event.target.closest('[data-insert]');
    if (!field) return;
    const box = into ?? one('textarea[data-insert-into]', field.closest('form'));
    box.setRangeText(field.dataset.insert, box.selectionStart, box.selectionEnd, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  });

  function copied(button) {
    button.classList.add('k-copied');
    button.title = button.dataset.copied;
    setTimeout(() => button.classList.remove('k-copied'), 1500);
  }

  function unfold(button) {
    const target = document.getElementById(button.dataset.toggle);
    target.hidden = !target.hidden;
    button.setAttribute('aria-expanded', String(!target.hidden));
    const frame = one('iframe[data-src]', target);
    if (frame) {
      frame.src = frame.dataset.src;
      frame.removeAttribute('data-src');
    }
  }

  // The box under a ticket writes to the customer or to colleagues, and never looks the same for both.
  function write(tab) {
    const form = tab.closest('form');
    form.dataset.kind = tab.dataset.mode;
    form.action = tab.dataset.action;
    all('[data-mode]', form).forEach(t => t.setAttribute('aria-selected', String(t === tab)));
    all('[data-for]', form).forEach(e => { e.hidden = e.dataset.for !== tab.dataset.mode; });
    const text = one('textarea', form);
    text.placeholder = tab.dataset.placeholder;
    text.focus();
  }

  // A mail in its frame is as high as what it says.
  document.addEventListener('load', event => {
    const frame = event.target;
    if (frame.tagName !== 'IFRAME' || !frame.classList.contains('k-mail')) return;
    const body = frame.contentDocument?.documentElement;
    if (body) frame.style.height = Math.min(body.scrollHeight + 8, 4000) + 'px';
  }, true);

  // ---- keys

  const places = { o: '/', t: '/tickets', c: '/contacts', l: '/leads', e: '/events', m: '/messages', p: '/parked' };
  let goto = 0;

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === 'Escape' && typing) return typing.blur();
    if (typing || one('dialog[open]')) return;
    if (Date.now() - goto < 1200 && places[event.key]) { location.href = places[event.key]; return; }
    const verb = { '/': search, j: () => step(1), k: () => step(-1), Enter: open, r: () => mode('reply'), n: () => mode('note'),
      g: () => { goto = Date.now(); }, '?': () => one('#keys')?.showModal() }[event.key];
    if (verb && verb(event) !== false) event.preventDefault();
  });

  function search() { one('#search')?.focus(); }

  function mode(name) {
    const tab = one(`[data-mode=${name}]`);
    if (!tab) return false;
    write(tab);
  }

  function rows() { return all('.k-rows > .k-row'); }

  function step(by) {
    const list = rows();
    if (!list.length) return false;
    const at = list.findIndex(row => row.classList.contains('k-at'));
    const next = list[Math.max(0, Math.min(list.length - 1, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))];
    list.forEach(row => row.classList.toggle('k-at', row === next));
    one('a', next)?.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  function open(event) {
    if (event.target !== document.body) return false;
    one('.k-at a')?.click();
  }

  // ---- charts

  const charts = new Map();

  function draw() {
    all('[data-chart]').forEach(source => {
      const canvas = document.getElementById(source.dataset.chart);
      if (!canvas || !window.Chart) return;
      const data = JSON.parse(source.dataset.points);
      const chart = charts.get(canvas) ?? make(canvas);
      chart.data.labels = data.map(p => p.label);
      chart.data.datasets[0].data = data.map(p => p.value);
      chart.data.datasets[0].label = source.dataset.label;
      chart.update('none');
    });
  }

  function make(canvas) {
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--tblr-secondary').trim();
    const line = style.getPropertyValue('--tblr-border-color').trim();
    const fill = style.getPropertyValue('--tblr-primary').trim();
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    const chart = new Chart(canvas, {
      type: 'bar',
      data: { labels: [], datasets: [{ data: [], backgroundColor: fill, borderRadius: 3, maxBarThickness: 22 }] },
      options: {
        maintainAspectRatio: false, animation: false, interaction: { mode: 'index', intersect: false },
        plugins: { legend: { display: false } },
        scales: {
          x: { grid: { display: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 16 }, border: { color: line } },
          y: { beginAtZero: true, suggestedMax: 5, ticks: { color: ink, precision: 0, maxTicksLimit: 5 }, grid: { color: line }, border: { display: false } },
        },
      },
    });
    charts.set(canvas, chart);
    return chart;
  }

  document.addEventListener('htmx:afterSettle', draw);
  document.addEventListener('DOMContentLoaded', () => {
    draw();
  });
})();
