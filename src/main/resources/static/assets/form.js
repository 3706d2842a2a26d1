'use strict';
// Sends a form without leaving the page. On our own page the form stands there already; on another site's page this
// script brings it along and draws it where its tag stands, in a shadow root, so that neither style disturbs the other.
((setup) => {
  const tag = document.currentScript;

  const CAPTCHAS = {
    turnstile: { src: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit', api: 'turnstile', field: 'cf-turnstile-response' },
    hcaptcha: { src: 'https://js.hcaptcha.com/1/api.js?render=explicit', api: 'hcaptcha', field: 'h-captcha-response' },
    recaptcha: { src: 'https://www.google.com/recaptcha/api.js?render=explicit', api: 'grecaptcha', field: 'g-recaptcha-response' },
    'recaptcha-score': { src: 'https://www.google.com/recaptcha/api.js?render=', api: 'grecaptcha', field: 'g-recaptcha-response', silent: true },
  };

  function load(src) {
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src, async: true, onload: done, onerror: failed });
      document.head.append(script);
    });
  }

  // The services draw into the page itself; a slot shows that inside of the form.
  async function captcha(form, host) {
    const kind = CAPTCHAS[form.dataset.captcha];
    if (!kind) return { token: async () => ({}), again() {} };
    const key = form.dataset.siteKey;
    await load(kind.src + (kind.silent ? encodeURIComponent(key) : ''));
    const api = window[kind.api];
    if (api.ready) await new Promise(done => api.ready(done));
    if (kind.silent) return { token: async () => ({ [kind.field]: await api.execute(key, { action: 'form' }) }), again() {} };
    const place = document.createElement('div');
    if (host) { place.slot = 'captcha'; host.append(place); } else form.querySelector('slot').replaceWith(place);
    let token;
    const widget = api.render(place, { sitekey: key, callback: value => { token = value; } });
    return { token: async () => ({ [kind.field]: token }), again() { token = undefined; api.reset(widget); } };
  }

  function record(form) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== 'string') continue;
      fields[name] = name in fields ? [].concat(fields[name], value) : value;
    }
    return fields;
  }

  // What the hub would refuse, said before it is sent.
  function wrongFiles(form) {
    const inputs = [...form.querySelectorAll('input[type=file]')];
    const files = inputs.flatMap(input => [...input.files].map(file => ({ file, accept: input.accept.split(',') })));
    if (files.length > Number(form.dataset.fileMost)) return form.dataset.fileMany;
    if (files.some(({ file }) => file.size > Number(form.dataset.fileLargest))) return form.dataset.fileLarge;
    return files.some(({ file, accept }) => !accept.some(end => file.name.toLowerCase().endsWith(end))) ? form.dataset.fileKind : '';
  }

  // Files travel as a browser would send the form itself, anything else as one record.
  function packed(form, token) {
    if (form.enctype !== 'multipart/form-data') {
      return { headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ ...record(form), ...token }) };
    }
    const body = new FormData(form);
    Object.entries(token).forEach(([name, value]) => { if (value) body.set(name, value); });
    return { headers: { Accept: 'application/json' }, body };
  }

  function enhance(form, address, host) {
    const button = form.querySelector('button[type=submit]');
    const problem = form.querySelector('.kenh-problem');
    const words = button.textContent;
    const proof = captcha(form, host);
    proof.catch(() => {});

    function busy(is) {
      button.disabled = is;
      button.textContent = is ? form.dataset.sending : words;
      form.setAttribute('aria-busy', String(is));
    }

    function fail(text) {
      problem.textContent = text;
      problem.hidden = false;
      busy(false);
      proof.then(p => p.again(), () => {});
    }

    function thank() {
      if (form.dataset.thanksPage) return location.assign(form.dataset.thanksPage);
      const thanks = form.querySelector('.kenh-thanks');
      form.querySelector('.kenh-fields').hidden = true;
      form.removeAttribute('aria-busy');
      thanks.hidden = false;
      thanks.focus();
      (host ?? form).dispatchEvent(new CustomEvent('kenh:sent', { bubbles: true }));
    }

    form.addEventListener('submit', async event => {
      event.preventDefault();
      problem.hidden = true;
      busy(true);
      try {
        const wrong = wrongFiles(form);
        if (wrong) return fail(wrong);
        const token = await proof.then(p => p.token(), () => ({}));
        const answer = await fetch(address, { method: 'POST', credentials: 'omit', ...packed(form, token) });
        if (answer.ok) return thank();
        const title = (await answer.json().catch(() => ({}))).title ?? '';
        fail(title.startsWith('Captcha') ? form.dataset.person : title.startsWith('File') ? form.dataset.fileKind : answer.status >= 500 ? form.dataset.again : form.dataset.failed);
      } catch {
        fail(form.dataset.offline);
      }
    });
  }

  function style(root) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(setup.css);
      root.adoptedStyleSheets = [sheet];
    } catch {
      const element = document.createElement('style');
      element.textContent = setup.css;
      root.append(element);
    }
  }

  // A site may demand that markup is named as trusted before it is used.
  function trusted(html) {
    return window.trustedTypes ? window.trustedTypes.createPolicy('kenh-form', { createHTML: text => text }).createHTML(html) : html;
  }

  function mount() {
    const language = tag.dataset.lang || setup.lang || document.documentElement.lang || navigator.language || 'vi';
    const host = document.createElement('kenh-form');
    const root = host.attachShadow({ mode: 'open' });
    const holder = document.createElement('div');
    holder.innerHTML = trusted(language.toLowerCase().startsWith('vi') ? setup.vi : setup.en);
    root.append(holder);
    style(root);
    const place = tag.dataset.target && document.querySelector(tag.dataset.target);
    if (place) place.append(host); else tag.after(host);
    const form = root.querySelector('form');
    enhance(form, new URL(form.getAttribute('action'), tag.src).href, host);
  }

  if (setup) mount();
  else document.querySelectorAll('.kenh-page .kenh-form').forEach(form => enhance(form, form.action));
})(/*setup*/ null);
