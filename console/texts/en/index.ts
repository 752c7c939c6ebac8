import { app } from './app';
import { home } from './home';
import { shared } from './shared';
import { windows } from './windows';

export const en = { app, home, shared, windows };
