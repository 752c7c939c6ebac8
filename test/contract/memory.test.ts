import { MemoryStore } from '../store/memory-store';
import { storeContract } from './store-contract';

storeContract('in memory', async () => ({ store: new MemoryStore(), close: async () => {} }));
