import { chromium } from 'playwright-core';
import { buildViewerRequest } from '/work/wt/page/edge/build/build';
import { loadHandler } from '/work/wt/page/edge/build/load';
import { pageEntries } from '/work/wt/page/edge/document/encode-page';
import { encodeSite } from '/work/wt/page/edge/document/encode';
const now = Math.floor(Date.now()/1000);
const site = { siteId:'demo', revision:1, hostnames:['shop.example.com'], branding:{name:'Harbour Goods', accentColor: process.env.ACCENT ?? '#0f766e', ...(process.env.LOGO && { logo: process.env.LOGO })}, intervals:[{windowId:'demo.01K0000000000000000000000A', mode:(process.env.MODE??'full') as any, startsAt: now-1600, endsAt: now+4300, hostnames:['shop.example.com'], paths: process.env.PATHS ? process.env.PATHS.split(' ') : [], exemptions:[], message: process.env.MSG ?? 'We are moving to a bigger database. Orders placed before 2 PM are safe, and your basket will be here when you return.', messages: { de: 'Wir ziehen auf eine größere Datenbank um. Bestellungen vor 14 Uhr sind sicher.', ja: 'データベースを移行しています。14時までのご注文は安全です。', ar: 'ننقل المتجر إلى قاعدة بيانات أكبر. الطلبات السابقة محفوظة.' } }] };
const entries = [...encodeSite(site as any, now), ...pageEntries()];
const store = { get: async (k: string) => { const e = entries.find(x=>x.key===k); if(!e) throw new Error('x'); return e.value; } };
async function main(){
 const code = buildViewerRequest({});
 const ask = (uri: string, lang: string, method='GET') => loadHandler(code, store)({ viewer:{ip:'192.0.2.1'}, request:{method, uri, headers:{host:{value:'shop.example.com'},accept:{value:'text/html,x'},'accept-language':{value:lang}}, querystring:{}, cookies:{} } } as any) as any;
 const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu']});
 for (const spec of process.argv.slice(2)) {
  const [w,scheme,lang,js] = spec.split(',');
  const c = await b.newContext({viewport:{width:+w!,height:+w!<500?700:800},colorScheme:scheme as any,locale:lang,timezoneId:'Europe/Berlin',javaScriptEnabled: js!=='nojs'});
  await c.route('**/*', async (r)=>{ const u=new URL(r.request().url()); const a=await ask(u.pathname,lang!, process.env.MODE==='read-only' && u.pathname==='/' ? 'POST':'GET'); if(!a.statusCode){ await r.abort(); return;} await r.fulfill({status:a.statusCode, headers:Object.fromEntries(Object.entries(a.headers).filter(([k])=>k!=='refresh').map(([k,v]:any)=>[k,v.value])), body:a.body}); });
  const p = await c.newPage(); p.on('console',m=>console.log('console',m.text())); p.on('pageerror',e=>console.log('error',e.message));
  await p.goto('https://shop.example.com/');
  await p.waitForTimeout(300);
  await p.screenshot({path:`/tmp/shot-${process.env.MODE??'full'}-${spec.replace(/,/g,'-')}.png`});
  await c.close();
 }
 await b.close();
}
main();
