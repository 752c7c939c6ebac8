import { start } from './app/start';

// Nothing waits for the document: whoever has to sign in needs nothing of it.
void start();
