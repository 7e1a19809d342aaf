import { ApiPromise, WsProvider } from '@polkadot/api';
import { endpoint, destination, hotkey, SUBNET, TRANSFER, STAKE, signer, say, done } from './common.mjs';

const pair = await signer();
const api = await ApiPromise.create({ provider: new WsProvider(endpoint), noInitWarn: true });

async function portfolio(step) {
  const account = await api.query.system.account(pair.address);
  const stakes = await api.call.stakeInfoRuntimeApi.getStakeInfoForColdkey(pair.address);
  const subnets = await api.call.subnetInfoRuntimeApi.getAllDynamicInfo();
  say(step, {
    free: account.data.free.toString(),
    stakes: stakes.map((each) => ({ hotkey: each.hotkey.toString(), netuid: each.netuid.toNumber(), stake: each.stake.toString() })),
    subnets: subnets.filter((each) => each.isSome).length,
    spec: api.runtimeVersion.specVersion.toNumber(),
  });
}

function send(step, tx) {
  return new Promise((resolve, reject) => tx.signAndSend(pair, (status) => {
    if (status.isError) reject(new Error(status.status.type));
    if (status.isFinalized) {
      const failed = status.dispatchError;
      say(step, {
        ok: !failed,
        error: failed?.isModule ? api.registry.findMetaError(failed.asModule).name : failed?.toString(),
        events: status.events.map(({ event }) => `${event.section}.${event.method}`),
      });
      resolve();
    }
  }).catch(reject));
}

await portfolio('before');
say('fee', { rao: (await api.tx.balances.transferKeepAlive(destination, TRANSFER).paymentInfo(pair)).partialFee.toString() });
await send('transfer', api.tx.balances.transferKeepAlive(destination, TRANSFER));
await send('add_stake', api.tx.subtensorModule.addStake(hotkey, SUBNET, STAKE));
await send('refused', api.tx.subtensorModule.addStake(hotkey, 60_000, STAKE));
await portfolio('after');
done('polkadot.js');
