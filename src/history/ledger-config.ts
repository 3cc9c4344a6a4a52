/** What the configuration is injected by. */
export const LEDGER_CONFIG = Symbol('configuration of the ledger');
