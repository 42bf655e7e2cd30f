// Lists what starts flows, so that one sees which tag starts which and what a catch hook maps.
import type { IDataObject } from 'n8n-workflow';

import { LIST_TRIGGERS, listTriggers, type Trigger } from '../../api/automation';
import { LIST_TAGS } from '../../api/tags';
import { keyword, listFields } from '../../form/fields';
import { asChosen, outputChoice } from '../../form/output';
import type { Item, Operation } from '../../operations/operation';
import { keywordIn, wanted } from '../../form/inputs';

export const getTriggers: Operation = {
	value: 'getTriggers',
	name: 'Get Triggers',
	action: 'Get the triggers of flows',
	description: 'Retrieve what starts the flows, such as tags and catch hooks',
	calls: [LIST_TRIGGERS, LIST_TAGS],
	fields: [...listFields, keyword, ...outputChoice('name, flowId, tagNames')],
	async run(item) {
		const words = keywordIn(item);
		const triggers = await listTriggers(item.connection, words, wanted(item));
		return await asChosen(item, triggers, async (trigger) => await asPeopleRead(item, trigger));
	},
};

async function asPeopleRead({ tags }: Item, trigger: Trigger): Promise<IDataObject> {
	const conditions = (trigger.trigger_conditions ?? []).map(({ condition, operator, value }) => ({
		condition: condition?.code ?? null,
		operator: operator?.code ?? null,
		value,
	}));
	const tagIds = conditions
		.filter(({ condition }) => condition?.startsWith('TAG'))
		.map(({ value }) => String(value));
	return {
		id: trigger._id,
		name: trigger.name,
		type: trigger.type,
		isActive: trigger.status,
		flowId: trigger.flow_id,
		conditions,
		tagNames: tagIds.length > 0 ? await tags.namesOf(tagIds) : [],
		hookMapping: trigger.hook_mapping_fields ?? [],
		createdAt: trigger.created_at,
		updatedAt: trigger.updated_at,
	} as IDataObject;
}
