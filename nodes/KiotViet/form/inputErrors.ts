// How one says that an input cannot be used: which one it is, what is wrong with it, what to do.
import { inputErrors } from '../../shared/inputErrors';

export const { inputError, nothingIn, taken } = inputErrors();
