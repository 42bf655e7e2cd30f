// Lets docs/reliability.md show what the latest runs of the fault tests measured.
import { publishes } from '../test/faults/results';

publishes();
