// What the three client programs share: their arguments, their key, and one JSON line for each step.
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

export const [, , endpoint, uri, destination, hotkey, netuid] = process.argv;
export const SUBNET = Number(netuid);
export const TRANSFER = 1_500_000_000n;
export const STAKE = 2_000_000_000n;

export async function signer() {
  await cryptoWaitReady();
  return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(uri);
}

export function say(step, values) {
  console.log(JSON.stringify({ step, ...values }, (key, value) => typeof value === 'bigint' ? value.toString() : value));
}

export function done(client) {
  say('done', { client });
  process.exit(0);
}

process.on('unhandledRejection', (error) => {
  console.error(error);
  process.exit(1);
});
