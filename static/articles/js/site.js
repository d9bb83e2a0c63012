// What a page can do more of where scripts run. Everything here has its way without them in the HTML.
(() => {
  const page = document, root = page.documentElement, { count } = page.currentScript?.dataset || {};
  const each = (selector, use) => page.querySelectorAll(selector).forEach(use);
  let store;
  try { store = localStorage; } catch { /* a reader may forbid it; then the theme lasts one page */ }

  // The theme is the system's until a button pins one.
  const pinned = store?.getItem('theme');
  if (pinned) root.dataset.theme = pinned;
  each('[data-theme-toggle]', (button) => {
    button.hidden = false;
    button.onclick = () => {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      store?.setItem('theme', root.dataset.theme);
    };
  });

  // The system's share sheet (KakaoTalk and whatever else is installed), and the address for pasting.
  const address = () => page.querySelector('link[rel=canonical]')?.href || location.href;
  if (navigator.share) each('[data-share]', (button) => {
    button.hidden = false;
    button.onclick = () => navigator.share({ title: page.title, url: address() }).catch(() => {});
  });
  if (navigator.clipboard) each('[data-copy]', (button) => {
    const label = button.textContent;
    button.hidden = false;
    button.ariaLive = 'polite';
    button.onclick = () => navigator.clipboard.writeText(address()).then(() => {
      button.textContent = button.dataset.copy;
      setTimeout(() => { button.textContent = label; }, 2500);
    });
  });

  // Players, by the address of the post. A site not listed here stays a link.
  const last = (url) => url.pathname.split('/').pop();
  const players = {
    youtube: (url) => `https://www.youtube-nocookie.com/embed/${url.searchParams.get('v')}?autoplay=1`,
    vimeo: (url) => `https://player.vimeo.com/video${url.pathname}?autoplay=1&dnt=1`,
    spotify: (url) => `https://open.spotify.com/embed${url.pathname}`,
    instagram: (url) => `https://www.instagram.com${url.pathname}embed/`,
    tiktok: (url) => `https://www.tiktok.com/embed/v2/${last(url)}`,
    x: (url) => `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${last(url)}`,
  };
  each('a[data-embed]', (link) => {
    const player = players[link.dataset.embed];
    if (player) link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const frame = page.createElement('iframe'), box = page.createElement('div');
      frame.src = player(new URL(link.href));
      frame.title = link.dataset.title || link.textContent.trim();
      frame.allow = 'autoplay; encrypted-media; picture-in-picture; fullscreen';
      box.className = `vid ${link.dataset.embed}`;
      box.append(frame);
      link.replaceWith(box);
      frame.focus();
    });
  });

  // Forms: what is wrong is read out first, and nothing is sent twice.
  each('form[method=post]', (form) => form.addEventListener('submit', () => {
    setTimeout(() => form.querySelectorAll('[type=submit]').forEach((button) => { button.disabled = true; }));
  }));
  // Not before the browser has gone to the address's own #enquiry, which takes the focus away.
  addEventListener('pageshow', () => {
    page.getElementById('oops')?.focus();
    each('[type=submit]', (button) => { button.disabled = false; });
  });

  // That this page was read, once it is left: its path, the site before it, the width. Nothing of the reader.
  const here = location.pathname;
  let counted = !count || navigator.globalPrivacyControl || navigator.doNotTrack === '1' || !/^(\/[^/]+){0,2}\/$/.test(here);
  page.addEventListener('visibilitychange', () => {
    if (counted || page.visibilityState !== 'hidden') return;
    counted = true;
    const from = page.referrer && new URL(page.referrer).host;
    navigator.sendBeacon(count, new URLSearchParams({ p: here, f: from, w: innerWidth }));
  });
})();
