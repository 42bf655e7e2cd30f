// Says what the key may do, what the shop shows and who holds which webhook, and takes the shop's fact sheet.
import type { IDataObject } from 'n8n-workflow';

import { factSheetOf } from '../../../shared/factSheet';
import { ENDPOINTS } from '../../api/endpoints';
import type { Operation } from '../../operations/operation';
import { ASKED, type List, LISTS, survey } from '../../setupCheck/survey';
import { factsOf, lackingRights } from '../../setupCheck/facts';
import { checksOf, holdersOf } from '../../setupCheck/report';

export const checkSetup: Operation = {
	value: 'checkSetup',
	name: 'Check Setup',
	action: 'Check the setup of the shop',
	description:
		'Check what the key may read, what the shop shows, and whose address holds which webhook; gives a fact sheet without data of people, and only reads, about forty times',
	calls: ASKED,
	fields: [],
	async run({ context }) {
		const found = await survey(context);
		const facts = factsOf(found);
		const checks = checksOf(found, facts);
		const toDo = checks.flatMap(({ check, status, toDo: what }) =>
			status === 'look' ? [`${check}: ${what}`] : [],
		);
		const right = (list: List) => ({
			list: ENDPOINTS[list].plural,
			allowed: found.lists[list].refused === null,
			total: found.lists[list].total,
			message: found.lists[list].message,
		});
		return {
			ready: toDo.length === 0,
			message:
				toDo.length === 0
					? 'The shop is ready'
					: 'The key works. Some points need a look: see toDo',
			toDo,
			checks: checks as unknown as IDataObject[],
			lackingRights: lackingRights(found).map((list) => ENDPOINTS[list].plural),
			rights: LISTS.map(right),
			webhooks: holdersOf(found.webhooks) as unknown as IDataObject[],
			factSheet: factSheetOf('kiotViet', facts, new Date()) as unknown as IDataObject,
		};
	},
};
