import { createClient, AccountId } from 'polkadot-api';
import { getWsProvider } from 'polkadot-api/ws';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { WebSocket } from 'ws';
import { endpoint, destination, hotkey, SUBNET, TRANSFER, STAKE, signer, say, done } from './common.mjs';

const pair = await signer();
const client = createClient(getWsProvider(endpoint, { websocketClass: WebSocket }));
const api = client.getUnsafeApi();
const sign = getPolkadotSigner(pair.publicKey, 'Sr25519', (data) => pair.sign(data));

async function portfolio(step) {
  const account = await api.query.System.Account.getValue(pair.address);
  const stakes = await api.apis.StakeInfoRuntimeApi.get_stake_info_for_coldkey(pair.address);
  const subnets = await api.apis.SubnetInfoRuntimeApi.get_all_dynamic_info();
  const version = await api.constants.System.Version();
  say(step, {
    free: account.data.free,
    stakes: stakes.map((each) => ({ hotkey: each.hotkey, netuid: Number(each.netuid), stake: each.stake })),
    subnets: subnets.filter((each) => each !== undefined).length,
    spec: version.spec_version,
  });
}

async function send(step, tx) {
  const result = await tx.signAndSubmit(sign);
  say(step, {
    ok: result.ok,
    error: result.ok ? undefined : result.dispatchError.value?.value?.type,
    events: result.events.map((event) => `${event.type}.${event.value.type}`),
  });
}

const transfer = () => api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: destination }, value: TRANSFER });
await portfolio('before');
say('fee', { rao: await transfer().getEstimatedFees(pair.publicKey) });
await send('transfer', transfer());
await send('add_stake', api.tx.SubtensorModule.add_stake({ hotkey, netuid: SUBNET, amount_staked: STAKE }));
await send('refused', api.tx.SubtensorModule.add_stake({ hotkey, netuid: 60_000, amount_staked: STAKE }));
await portfolio('after');
done('papi');
