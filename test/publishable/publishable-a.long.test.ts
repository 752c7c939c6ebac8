import { itHoldsInHalf } from './half';

itHoldsInHalf(1_000_000);
