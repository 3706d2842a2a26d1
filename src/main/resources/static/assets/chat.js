'use strict';
// The chat window for other sites' pages: no cookie, no other file, nothing inline. It asks the hub only after it was opened,
// or when this browser has talked before. Answers come over an open request, and by asking again where that is cut off.
((setup) => {
  const tag = document.currentScript;
  if (!tag || !setup || window.kenhChat) return;
  const base = new URL('/chat/' + setup.name + '/', tag.src).href;
  const language = (tag.dataset.lang || document.documentElement.lang || navigator.language || 'vi').toLowerCase().startsWith('vi') ? 'vi' : 'en';
  const words = setup.words[language];
  const KEEP = 'kenh-chat-' + setup.name;
  const lines = new Map();
  const told = { arrived: 0, seen: 0 };
  let token = read(), last = 0, ours = 0, unread = 0, online = true, started = null, stopping, pause = 1000;

  function read() { try { return localStorage.getItem(KEEP); } catch { return null; } }
  function keep(value) { token = value; try { localStorage.setItem(KEEP, value); } catch { /* a private window forgets */ } }

  // ---- what it looks like

  function make(name, attributes = {}, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key in element && key !== 'list') element[key] = value; else element.setAttribute(key, value);
    }
    element.append(...inside);
    return element;
  }

  const host = make('kenh-chat');
  const root = host.attachShadow({ mode: 'open' });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(setup.css);
    root.adoptedStyleSheets = [sheet];
  } catch { root.append(make('style', { textContent: setup.css })); }

  function picture() {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('fill', 'currentColor');
    path.setAttribute('d', 'M12 3C6.5 3 2 6.8 2 11.5c0 2.4 1.2 4.6 3.1 6.1L4.5 21l3.9-1.8c1.1.3 2.3.5 3.6.5 5.5 0 10-3.7 10-8.2S17.5 3 12 3z');
    svg.append(path);
    return svg;
  }

  const badge = make('b', { hidden: true });
  const opener = make('button', { className: 'open', type: 'button', 'aria-label': words.open, 'aria-expanded': 'false' }, picture(), badge);
  const state = make('p');
  const closer = make('button', { type: 'button', 'aria-label': words.close, textContent: '×' });
  const log = make('ul', { className: 'l', role: 'log', 'aria-live': 'polite', tabIndex: 0, 'aria-label': words.title });
  const who = { name: make('input', { name: 'name', autocomplete: 'name', maxLength: 120 }), phone: make('input', { name: 'phone', type: 'tel', autocomplete: 'tel', maxLength: 40 }),
    email: make('input', { name: 'email', type: 'email', autocomplete: 'email', maxLength: 254 }) };
  const asked = Object.entries(who).map(([name, input]) => make('label', {}, words[name], input));
  const trap = make('input', { name: 'website', tabIndex: -1, autocomplete: 'off' });
  const text = make('textarea', { maxLength: 4000, placeholder: words.hint, 'aria-label': words.hint, required: true });
  const problem = make('p', { role: 'alert', hidden: true });
  const form = make('form', { className: 'f' }, ...asked, make('div', { className: 'trap', 'aria-hidden': 'true' }, trap), problem,
    make('div', { className: 'r' }, text, make('button', { type: 'submit', textContent: words.send })));
  const box = make('div', { className: 'w', role: 'dialog', 'aria-label': words.title, hidden: true },
    make('div', { className: 'h' }, make('div', {}, make('h2', { textContent: setup.title[language] || words.title }), state), closer), log, form);
  root.append(make('div', { className: 'c', lang: language }, opener, box));
  document.body.append(host);

  function show(line) {
    const known = lines.get(line.key);
    if (known) { known.classList.remove('wait', 'lost'); return; }
    const item = make('li', { className: 'm ' + line.direction + (line.wait ? ' wait' : '') }, line.text);
    if (line.at) item.append(make('small', { textContent: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(line.at)) }));
    lines.set(line.key, item);
    log.append(item);
    log.scrollTop = log.scrollHeight;
  }

  function take(line) {
    if (line.id <= last) return;
    last = line.id;
    show(line);
    if (line.direction === 'out') {
      ours = line.id;
      tell();
    }
    if (line.direction === 'out' && box.hidden) {
      unread++;
      badge.textContent = unread;
      badge.hidden = false;
      opener.setAttribute('aria-label', words.open + ' (' + unread + ')');
    }
  }

  // That our words have come, and that somebody looks at them. What is not heard now is told with the next.
  async function tell() {
    const what = box.hidden || document.hidden ? 'arrived' : 'seen';
    if (told[what] >= ours) return;
    const upTo = told[what] = ours;
    try {
      const answer = await call('read', { upTo, seen: what === 'seen' });
      if (!answer.ok) told[what] = 0;
    } catch { told[what] = 0; }
  }

  function status() {
    state.textContent = online ? words.online : words.offline;
    const reachable = token && setup.known;
    asked.forEach(label => { label.hidden = reachable || (online && !setup.ask); });
    who.name.required = !asked[0].hidden;
  }

  // ---- talking to the hub

  async function call(path, body) {
    const options = { credentials: 'omit', headers: {} };
    if (token) options.headers.Authorization = 'Bearer ' + token;
    if (body) Object.assign(options, { method: 'POST', body: JSON.stringify(body) }), options.headers['Content-Type'] = 'application/json';
    return fetch(base + path, options);
  }

  function sight() {
    return { page: location.href, title: document.title, referrer: document.referrer, language };
  }

  async function visit() {
    const answer = await call('visit', sight());
    if (!answer.ok) throw new Error(String(answer.status));
    const here = await answer.json();
    keep(here.token);
    online = here.online;
    setup.known = here.known;
    status();
  }

  // Whoever comes while it begins waits for the same beginning.
  function start() {
    started ??= visit().then(() => { listen(); }, () => {
      started = null;
      fail(words.failed);
    });
    return started;
  }

  // An open request brings answers at once. A proxy may cut it off or hold it back: then asking again does as well.
  async function listen() {
    while (!stopping) {
      try {
        const answer = await call('stream?after=' + last);
        if (answer.status === 403) { keep(''); token = null; await visit(); continue; }
        if (!answer.ok || !answer.body) throw new Error(String(answer.status));
        await stream(answer.body.getReader());
        pause = 1000;
      } catch {
        await poll();
      }
      await new Promise(done => setTimeout(done, pause));
      pause = Math.min(pause * 2, 30000);
    }
  }

  async function stream(reader) {
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const parts = rest.split('\n\n');
      rest = parts.pop();
      for (const part of parts) {
        const data = part.split('\n').filter(line => line.startsWith('data:')).map(line => line.slice(5)).join('\n');
        if (data) { take(JSON.parse(data)); pause = 1000; }
      }
    }
  }

  async function poll() {
    try {
      const answer = await call('lines?after=' + last);
      if (answer.ok) (await answer.json()).items.forEach(take);
    } catch { /* there is no line at all; the next round tries again */ }
  }

  function fail(words) { problem.textContent = words; problem.hidden = false; }

  function key() { return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join(''); }

  async function send(event) {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return;
    if (!asked[0].hidden && !who.phone.value.trim() && !who.email.value.trim()) return fail(words.reach);
    problem.hidden = true;
    const line = { key: key(), text: said, direction: 'in', wait: true };
    show(line);
    text.value = '';
    await start();
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        const answer = await call('say', { ...sight(), key: line.key, text: said, name: who.name.value, phone: who.phone.value, email: who.email.value, website: trap.value });
        if (answer.ok) { setup.known = setup.known || !asked[0].hidden; lines.get(line.key).classList.remove('wait'); status(); if (!online) fail(words.later), problem.setAttribute('role', 'status'); return; }
        if (answer.status === 429) fail(words.slow);
        if (answer.status < 500 && answer.status !== 429) break;
      } catch { /* no line; the same key makes the second try harmless */ }
      await new Promise(done => setTimeout(done, 1500 * (attempt + 1)));
    }
    lines.get(line.key).classList.add('lost');
    text.value = said;
    if (problem.hidden) fail(words.failed);
  }

  function open(is) {
    box.hidden = !is;
    opener.hidden = is;
    opener.setAttribute('aria-expanded', String(is));
    if (is) { tell(); unread = 0; badge.hidden = true; opener.setAttribute('aria-label', words.open); start(); text.focus(); log.scrollTop = log.scrollHeight; } else opener.focus();
  }

  opener.addEventListener('click', () => open(true));
  closer.addEventListener('click', () => open(false));
  form.addEventListener('submit', send);
  text.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); } });
  root.addEventListener('keydown', event => { if (event.key === 'Escape' && !box.hidden) open(false); });
  document.addEventListener('visibilitychange', tell);
  window.addEventListener('pagehide', () => { stopping = true; });
  window.addEventListener('pageshow', event => { if (event.persisted) { stopping = false; started = null; if (token) start(); } });
  window.kenhChat = { open: () => open(true), close: () => open(false) };
  status();
  if (token) start(); else if (setup.visits) visit().catch(() => {});
})(/*setup*/ null);
