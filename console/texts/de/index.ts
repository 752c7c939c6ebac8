import type { Texts } from '../texts';
import { app } from './app';
import { approvals } from './approvals';
import { audit } from './audit';
import { edge } from './edge';
import { emergency } from './emergency';
import { explain } from './explain';
import { home } from './home';
import { machines } from './machines';
import { people } from './people';
import { preview } from './preview';
import { proposals } from './proposals';
import { shared } from './shared';
import { signIn } from './sign-in';
import { sites } from './sites';
import { templates } from './templates';
import { window } from './window';
import { windows } from './windows';

export const de: Texts = {
  app,
  approvals,
  audit,
  edge,
  emergency,
  explain,
  home,
  machines,
  people,
  shared,
  preview,
  proposals,
  signIn,
  sites,
  templates,
  window,
  windows,
};
