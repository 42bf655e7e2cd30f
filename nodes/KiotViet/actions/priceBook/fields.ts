// How the operations on price books name one.
import { listedTarget } from '../../form/recordPickers';

export const priceBookRecord = listedTarget('priceBook', 'The price book (Bảng giá)');
