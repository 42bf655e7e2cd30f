// The operations on the account as a whole.
import type { Resource } from '../../operations/operation';
import { checkSetup } from './checkSetup';

export const account: Resource = { value: 'account', name: 'Account', operations: [checkSetup] };
