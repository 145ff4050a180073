import { casefileContract } from './contract.ts';
import { memoryCasefile } from './memory.ts';

casefileContract('memory', async () => memoryCasefile());
