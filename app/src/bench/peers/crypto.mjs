// sr25519 in JavaScript and WASM: operations per second of processor time, one JSON line for each operation.
//   node crypto.mjs wasm|polkadot-js|scure SECONDS
// The message, the seed and the chain code are those of Tern's CryptoBenchmark.
const [, , library, seconds] = process.argv;
const seed = new Uint8Array(32), chainCode = new Uint8Array(32), message = new Uint8Array(200);

async function operations() {
  if (library === 'wasm') {
    const wasm = await import('@polkadot/wasm-crypto');
    await wasm.waitReady();
    const pair = wasm.sr25519KeypairFromSeed(seed), secret = pair.slice(0, 64), key = pair.slice(64);
    const signature = wasm.sr25519Sign(key, secret, message);
    return {
      sign: () => wasm.sr25519Sign(key, secret, message),
      verify: () => wasm.sr25519Verify(signature, message, key),
      fromSeed: () => wasm.sr25519KeypairFromSeed(seed),
      hardChild: () => wasm.sr25519DeriveKeypairHard(pair, chainCode),
      softChild: () => wasm.sr25519DeriveKeypairSoft(pair, chainCode),
      softPublicChild: () => wasm.sr25519DerivePublicSoft(key, chainCode),
    };
  }
  if (library === 'polkadot-js') {
    const util = await import('@polkadot/util-crypto');
    await util.cryptoWaitReady();
    const pair = util.sr25519PairFromSeed(seed), signature = util.sr25519Sign(message, pair);
    return {
      sign: () => util.sr25519Sign(message, pair),
      verify: () => util.sr25519Verify(message, signature, pair.publicKey),
      fromSeed: () => util.sr25519PairFromSeed(seed),
      hardChild: () => util.sr25519DeriveHard(pair, chainCode),
      softChild: () => util.sr25519DeriveSoft(pair, chainCode),
      softPublicChild: () => util.sr25519DerivePublic(pair.publicKey, chainCode),
    };
  }
  const scure = await import('@scure/sr25519');
  const secret = scure.secretFromSeed(seed), key = scure.getPublicKey(secret);
  const signature = scure.sign(secret, message);
  return {
    sign: () => scure.sign(secret, message),
    verify: () => scure.verify(message, signature, key),
    fromSeed: () => scure.getPublicKey(scure.secretFromSeed(seed)),
    hardChild: () => scure.getPublicKey(scure.HDKD.secretHard(secret, chainCode)),
    softChild: () => scure.getPublicKey(scure.HDKD.secretSoft(secret, chainCode)),
    softPublicChild: () => scure.HDKD.publicSoft(key, chainCode),
  };
}

const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };

// for so many seconds of processor time; a look at the clock every few operations
function rate(operation, length) {
  const begin = spent();
  let count = 0, now = begin;
  while (now - begin < length) {
    for (let i = 0; i < 8; i++) operation();
    count += 8;
    now = spent();
  }
  return count / (now - begin);
}

for (const [name, operation] of Object.entries(await operations())) {
  const answer = operation();
  if (name === 'verify' && answer !== true) throw new Error(`${library} refuses its own signature`);
  rate(operation, seconds / 2);
  const rates = [rate(operation, seconds / 3), rate(operation, seconds / 3), rate(operation, seconds / 3)].sort((a, b) => a - b);
  console.log(JSON.stringify({ library, operation: name, rate: rates[1], low: rates[0], high: rates[2] }));
}
