// All templates as files, made from one source, so that shared parts and the names of the packages are said once.
import { name } from '../../package.json';
import { careFlows } from './careFlows';
import { errorsToChat } from './errorsToChat';
import { fullCompare } from './fullCompare';
import { importHistory } from './importHistory';
import { kiotVietToLadiFlow } from './kiotVietToLadiFlow';
import { router } from './router';
import { setupCheck } from './setupCheck';
import { severalShops } from './severalShops';
import { shopAssistant } from './shopAssistant';
import { shopReport } from './shopReport';
import { type Packages, type Template, written } from './template';

/** In the order in which people need them. */
export const TEMPLATES: Template[] = [
	setupCheck,
	kiotVietToLadiFlow,
	importHistory,
	fullCompare,
	shopReport,
	severalShops,
	careFlows,
	errorsToChat,
	router,
	shopAssistant,
];

/** Both services in one package, as it is published. */
const ONE_PACKAGE: Packages = { kiotViet: name, ladiFlow: name };

/** The folder that the package brings along. */
export const FOLDER = 'templates';

/** Every template's content by its path. */
export function templateFiles(packages = ONE_PACKAGE): Map<string, string> {
	return new Map(
		TEMPLATES.map((template) => [`${FOLDER}/${template.file}.json`, written(template, packages)]),
	);
}
