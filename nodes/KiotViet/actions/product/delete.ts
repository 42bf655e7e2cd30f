// Deletes a product.
import { SOURCES } from '../../api/sources';
import { deleteOf } from '../single';
import { LOOK_UPS, productField, productId } from './card';

export const deleteProduct = deleteOf(SOURCES.product, productField, productId, LOOK_UPS);
