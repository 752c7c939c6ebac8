import { app } from './app';
import { home } from './home';
import { shared } from './shared';
import { window } from './window';
import { windowForm } from './window-form';
import { windows } from './windows';

export const en = { app, home, shared, window, windowForm, windows };
