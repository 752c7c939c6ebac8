/**
 * The script of a page: the end on the visitor's clock and in the visitor's zone, and how much time is left and has passed, which
 * it goes on counting. It needs no clock that is right, because the page was told how much is left.
 */
export const script = [
  'const o=document.documentElement.lang',
  'u=(n,k)=>n?new Intl.NumberFormat(o,{style:"unit",unit:k,unitDisplay:"long"}).format(n)+" ":""',
  'm=s=>u((s=s/60+1|0)/60|0,"hour")+u(s%60,"minute")',
]
  .join(',')
  .concat(
    ';t.innerText=new Date(t.dateTime).toLocaleString(o,{month:"long",day:"numeric",hour:"numeric",minute:"numeric",timeZoneName:"short"});',
    'if(self.p){const v=p.value,w=self.a&&parseInt(a.innerText),q=()=>{const n=performance.now()/1e3;p.value=v+n;l.innerText=m(p.max-v-n);w&&(a.innerText=m(w-n))};setInterval(q,1e3);q()}',
  );
