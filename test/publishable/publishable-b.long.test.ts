import { itHoldsInHalf } from './half';

itHoldsInHalf(2_000_000);
