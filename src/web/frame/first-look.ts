/**
 * What stands on the page before the program does: head, the navigation's place and bars where words will be. It is
 * part of the document (`scripts/web-shell.ts`) and shown again while the session is asked, so that nothing flickers.
 */
export const FIRST_LOOK = `<div class="desk first-look" role="status" aria-label="几字弯 Jiziwan">
<header class="head"><span class="brand"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" class="mark"><path d="M4.4 27.2C8.4 24 9.6 19 9.6 12.4V9.6C9.6 7.2 10.7 6 13.1 6H18.3C20.7 6 21.8 7.2 21.8 9.6V20.6C21.8 24.8 22.9 26.4 25.3 26.4C27.4 26.4 28.4 24.9 28.4 21.8" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg><span class="brand-name"><span lang="zh-CN">几字弯</span><span lang="en">Jiziwan</span></span></span></header>
<div class="side skeleton"><i></i><i></i><i></i><i></i><i></i><i></i></div>
<div class="content"><div class="page skeleton"><i class="skeleton-title"></i><i></i><i></i><i></i><i></i><i></i><i></i></div></div>
</div>`;
