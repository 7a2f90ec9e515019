import { chromium } from '@playwright/test';
const C = { manager: 'AaIAe-exckOsiFd9ZjlieQM-s6Q9PzdFr57cPMLStehdsvRMBLlrKAogx3cLlyOjY', owner: 'AaIAe-exckOsiFd9ZjlieQEfqKzOY1uoZAFsnQOQu90PlUvWHeQzkng8ysxW2sleY', admin: 'AaIAe-exckOsiFd9ZjlieQrf84ISMulgb1Y2EjrOA6OZaHi2NwFGFyXYn4Z9miAMk', lee: 'AaIAe-exckOsiFd9ZjlieQpWIhOSaupfZkh84HYOepPG2eV55leOWuhJYNI81JS40', cy: 'AaIAe-exckOsiFd9ZjlieQ6x39FYXHzV7OLs3Gx8sAKKn152FOmMoVOm37zw5rnWA', di: 'AaIAe-exckOsiFd9ZjlieQzyZI7Mw64gJRRaHLY2OdfJH5rOVWNkmatnP-cTRvDAM' };
const pages = [['manager', '/reports/roles/01a2007b-ea3c-707e-b684-74cc0a893543', 'role'], ['admin', '/reports/reliability', 'org'], ['owner', '/reports/reliability', 'orgowner'], ['owner', '/reports/interviewers', 'list'], ['lee', '/reports/interviewers/own', 'lee'], ['cy', '/reports/interviewers/own', 'cy'], ['di', '/reports/interviewers/own', 'di'], ['manager', '/reports/roles', 'roles'], ['lee', '/reports', 'index']];
const only = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [w, scheme] of [[1280, 'light'], [375, 'dark'], [320, 'light']]) for (const [who, path, name] of pages) {
 if (only.length && !only.includes(name)) continue; if (w === 320 && !['role', 'list', 'lee'].includes(name)) continue;
 const ctx = await b.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme });
 await ctx.addCookies([{ name: 'touchstone_session', value: C[who], url: 'http://localhost:5237' }]);
 const p = await ctx.newPage(); const errs = []; p.on('console', (m) => m.type() === 'error' && errs.push(m.text()));
 const t = Date.now(); const r = await p.goto('http://localhost:5237' + path, { waitUntil: 'networkidle' });
 const over = await p.evaluate(() => document.documentElement.scrollWidth > innerWidth);
 console.log(w, name, r.status(), Date.now() - t, 'overflow', over, errs.slice(0, 2));
 await p.screenshot({ path: `/tmp/R/${name}-${w}.png`, fullPage: true }); await ctx.close();
}
await b.close();
