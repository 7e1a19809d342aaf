import { DedotClient, LegacyClient, WsProvider } from 'dedot';
import { endpoint, destination, hotkey, SUBNET, TRANSFER, STAKE, signer, say, done } from './common.mjs';

const legacy = process.argv[7] === 'legacy';
const pair = await signer();
const client = await (legacy ? LegacyClient : DedotClient).new(new WsProvider(endpoint));

async function portfolio(step) {
  const account = await client.query.system.account(pair.address);
  const stakes = await client.call.stakeInfoRuntimeApi.getStakeInfoForColdkey(pair.address);
  const subnets = await client.call.subnetInfoRuntimeApi.getAllDynamicInfo();
  say(step, {
    free: account.data.free,
    stakes: stakes.map((each) => ({ hotkey: each.hotkey.address(), netuid: Number(each.netuid), stake: each.stake })),
    subnets: subnets.filter((each) => each !== undefined).length,
    spec: client.runtimeVersion.specVersion,
  });
}

function send(step, tx) {
  return new Promise((resolve, reject) => tx.signAndSend(pair, ({ status, events, dispatchError }) => {
    if (status.type === 'Invalid' || status.type === 'Drop') reject(new Error(status.type));
    if (status.type === 'Finalized') {
      const failed = dispatchError && client.registry.findErrorMeta(dispatchError);
      say(step, {
        ok: !dispatchError,
        error: failed?.name,
        events: events.map(({ event }) => `${event.pallet}.${event.palletEvent.name ?? event.palletEvent}`),
      });
      resolve();
    }
  }).catch(reject));
}

await portfolio('before');
say('fee', { rao: (await client.tx.balances.transferKeepAlive(destination, TRANSFER).paymentInfo(pair)).partialFee });
await send('transfer', client.tx.balances.transferKeepAlive(destination, TRANSFER));
await send('add_stake', client.tx.subtensorModule.addStake(hotkey, SUBNET, STAKE));
await send('refused', client.tx.subtensorModule.addStake(hotkey, 60_000, STAKE));
await portfolio('after');
done(legacy ? 'dedot legacy' : 'dedot');
