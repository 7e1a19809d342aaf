// The password of a keyfile to its key, 8 passes over 512 MiB, with libsodium in WASM: seconds of processor time.
import sodium from 'libsodium-wrappers-sumo';

await sodium.ready;
const before = process.cpuUsage();
const key = sodium.crypto_pwhash(32, new Uint8Array(12), new Uint8Array(16), 8, 512 << 20, sodium.crypto_pwhash_ALG_ARGON2I13);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (user + system) / 1e6, key: Buffer.from(key).toString('hex') }));
