// One day in the shop with everything that happens in a real one, told step by step.
import type { Environment } from './environment';

type Tell = (text: string) => void;

/**
 * Plays the day against a live workflow. n8n is stopped for a while in it and runs again at the end.
 * Afterwards `sandbox.compare()` becomes equal once everything has arrived.
 */
export async function playDay(
	{ sandbox, n8n }: Pick<Environment, 'sandbox' | 'n8n'>,
	tell: Tell,
): Promise<void> {
	const { shop } = sandbox;
	const [rice, milk, coffee] = shop.products.map(({ code }) => code);

	tell(
		'Four customers register: with e-mail, with only an e-mail, with only a phone, with a masked name',
	);
	const mai = shop.registersCustomer({
		name: 'Nguyễn Thị Mai',
		contactNumber: '0900000001',
		email: 'mai@example.com',
		gender: false,
		birthDate: '1990-05-20T00:00:00',
		address: '12 Đường Hoa Sữa',
		locationName: 'Hà Nội - Quận Ba Đình',
		wardName: 'Phường Điện Biên',
	});
	const binh = shop.registersCustomer({
		name: 'Trần Văn Bình',
		email: 'Binh@Example.com',
		gender: true,
	});
	const hoa = shop.registersCustomer({ name: 'Lê Thị Hoa', contactNumber: '+84 900 000 003' });
	const masked = shop.registersCustomer({ name: 'Q******o', contactNumber: '******12' });
	await shop.settled();

	tell('Mai orders; the order is confirmed and becomes an invoice with delivery');
	const order = shop.takesOrder({
		customerId: mai.id,
		lines: [{ productCode: rice, quantity: 2 }],
		paid: 50_000,
		description: 'Giao buổi chiều',
	});
	shop.confirmsOrder(order.id);
	await shop.settled();
	const delivered = shop.makesInvoice(order.id, {
		delivery: { price: 25_000, address: '12 Đường Hoa Sữa', deliveryCode: 'GHN000001' },
		status: 3,
	});

	tell('Bình buys at the counter and pays at once; Hoa pays a part and owes the rest');
	shop.sells({ customerId: binh.id, lines: [{ productCode: milk, quantity: 3 }], method: 'Card' });
	const owed = shop.sells({
		customerId: hoa.id,
		lines: [{ productCode: coffee, quantity: 4, discount: 1_000 }],
		discount: 5_000,
		paid: 20_000,
	});

	tell('A guest buys; a marketplace sale comes for the masked customer');
	shop.sells({ lines: [{ productCode: milk, quantity: 1 }] });
	shop.sells({ customerId: masked.id, lines: [{ productCode: rice, quantity: 1 }] });
	await shop.settled();

	tell("Hoa's invoice is edited and gets the number with .01");
	const { replacement } = shop.editsInvoice(owed.id, {
		lines: [{ productCode: coffee, quantity: 5 }],
	});
	shop.collectsPayment(replacement.id, 10_000, 'Transfer');

	tell('An order and an invoice of a fifth customer, Dũng, are cancelled');
	const dung = shop.registersCustomer({
		name: 'Phạm Dũng',
		contactNumber: '0900000005',
		email: 'none',
		organization: 'Công ty Hoa Sen',
	});
	const unwanted = shop.sells({ customerId: dung.id, lines: [{ productCode: rice, quantity: 1 }] });
	shop.cancelsInvoice(unwanted.id);
	const changedMind = shop.takesOrder({
		customerId: dung.id,
		lines: [{ productCode: milk, quantity: 2 }],
	});
	shop.cancelsOrder(changedMind.id);
	await shop.settled();

	tell('A delivery comes twice; two sales of Bình come late and in the wrong order');
	shop.deliversAgain();
	shop.holdsDeliveries();
	shop.sells({ customerId: binh.id, lines: [{ productCode: rice, quantity: 1 }] });
	shop.sells({ customerId: binh.id, lines: [{ productCode: coffee, quantity: 1 }] });
	shop.releasesDeliveries('reversed');
	await shop.settled();

	tell('n8n is stopped; two sales happen, one of them to a customer who is new');
	await n8n.stop();
	shop.sells({ customerId: mai.id, lines: [{ productCode: coffee, quantity: 2 }] });
	const yen = shop.registersCustomer({ name: 'Vũ Hải Yến', contactNumber: '0900000006' });
	shop.sells({ customerId: yen.id, lines: [{ productCode: milk, quantity: 6 }], paid: 0 });
	await shop.settled();
	tell('n8n is started again');
	await n8n.start();

	tell("Mai's delivery is completed; Hoa gives her e-mail address");
	shop.completesInvoice(delivered.id);
	shop.changesCustomer(hoa.id, { email: 'hoa@example.com' });
	await shop.settled();
}
