import { start } from './app/start';

const container = document.getElementById('console');
if (container) void start(container);
