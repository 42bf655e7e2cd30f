// The shop's surcharges (Thu khác): what it can add to a document besides the goods.
import type { Clock, NaiveTime } from '../../clock';
import type { AppliedSurcharge } from './records';
import { Missing, refused } from './errors';
import type { SurchargeTerms } from './terms';

export interface Surcharge {
	id: number;
	surchargeCode: string;
	surchargeName: string;
	value: number;
	isActive: boolean;
	createdDate: NaiveTime;
	modifiedDate?: NaiveTime;
}

export class SurchargeList {
	readonly entries: Surcharge[] = [];
	private lastId = 300;
	private lastApplied = 80000;

	constructor(private readonly clock: Clock) {
		this.adds({ name: 'Phí vận chuyển', value: 30000 });
	}

	adds({ name, code, value = 0 }: { name: string; code?: string; value?: number }): Surcharge {
		this.refusesCode(code);
		const id = (this.lastId += 1);
		const surcharge = {
			id,
			surchargeCode: code ?? `THK${String(id - 300).padStart(6, '0')}`,
			surchargeName: name,
			value,
			isActive: true,
			createdDate: this.clock.stamp(),
		};
		this.entries.push(surcharge);
		return surcharge;
	}

	changes(
		id: number,
		patch: { name?: string; code?: string; value?: number; isActive?: boolean },
	): Surcharge {
		const surcharge = this.withId(id);
		this.refusesCode(patch.code, id);
		surcharge.surchargeName = patch.name ?? surcharge.surchargeName;
		surcharge.surchargeCode = patch.code ?? surcharge.surchargeCode;
		surcharge.value = patch.value ?? surcharge.value;
		surcharge.isActive = patch.isActive ?? surcharge.isActive;
		surcharge.modifiedDate = this.clock.stamp();
		return surcharge;
	}

	/** What a document carries of it. */
	applied(terms: SurchargeTerms[] = []): AppliedSurcharge[] {
		return terms.map(({ id, code, price }) => {
			const surcharge = this.entries.find((one) =>
				id === undefined ? one.surchargeCode === code : one.id === id,
			);
			if (!surcharge) throw new Missing('Thu khác');
			if (!surcharge.isActive) throw refused('Thu khác đã ngừng hoạt động');
			return {
				id: (this.lastApplied += 1),
				surchargeId: surcharge.id,
				surchargeName: surcharge.surchargeName,
				surValue: surcharge.value,
				price,
				createdDate: this.clock.stamp(),
			};
		});
	}

	private withId(id: number): Surcharge {
		const surcharge = this.entries.find((one) => one.id === id);
		if (!surcharge) throw new Missing('Thu khác');
		return surcharge;
	}

	private refusesCode(code: string | undefined, id?: number): void {
		const holder = this.entries.find((one) => one.surchargeCode === code);
		if (holder && holder.id !== id) throw refused(`Mã thu khác ${code} đã tồn tại`);
	}
}
