/** What opens a door of the train, and places that may hold a password. */
const SECRET = /^TIDEMARK_(?:TOKEN|TELEGRAM_\w+|WEBHOOK_\w+|LEDGER|TRAIN_STORE)$/;

/** The environment without what a command line that is run for a branch must not see: the branch says what it does. */
export function withoutSecrets(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET.test(name)));
}
