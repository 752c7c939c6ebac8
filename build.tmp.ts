import { writeFileSync } from 'node:fs';
import { buildViewerRequest, buildViewerResponse } from './edge/build/build';

const c = buildViewerRequest();
writeFileSync('/tmp/new.js', c);
const w = buildViewerRequest({ wildcards: true });
writeFileSync('/tmp/new-wild.js', w);
const p = buildViewerRequest({ wildcards: true, page: ['', 'message', '', 'end', ''] }).length;
console.log(
  c.length,
  w.length,
  'announce',
  buildViewerResponse({ wildcards: true }).length,
  'without page',
  p,
  'room for page',
  10240 - p,
);
