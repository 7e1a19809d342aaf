// From the start of the process to what an account owns: its balance, its stakes, all subnets with their pools.
//   node portfolio.mjs polkadot-js|papi|dedot WS ADDRESS
// One JSON line: milliseconds since the process began, and what was read, to hold the clients against each other.
const [, , client, endpoint, address] = process.argv;
const times = {};
const mark = (name) => { times[name] = Math.round(performance.now()); };
let free, stakes, subnets;

if (client === 'polkadot-js') {
  const { ApiPromise, WsProvider } = await import('@polkadot/api');
  mark('imports');
  const api = await ApiPromise.create({ provider: new WsProvider(endpoint), noInitWarn: true });
  mark('metadata');
  free = (await api.query.system.account(address)).data.free.toBigInt();
  mark('balance');
  const [own, all] = await Promise.all([
    api.call.stakeInfoRuntimeApi.getStakeInfoForColdkey(address), api.call.subnetInfoRuntimeApi.getAllDynamicInfo()]);
  stakes = own.map((each) => each.stake.toBigInt());
  subnets = all.filter((each) => each.isSome).length;
} else if (client === 'papi') {
  const { createClient } = await import('polkadot-api');
  const { getWsProvider } = await import('polkadot-api/ws');
  const { WebSocket } = await import('ws');
  mark('imports');
  const api = createClient(getWsProvider(endpoint, { websocketClass: WebSocket })).getUnsafeApi();
  await api.constants.System.Version();
  mark('metadata');
  free = (await api.query.System.Account.getValue(address)).data.free;
  mark('balance');
  const [own, all] = await Promise.all([
    api.apis.StakeInfoRuntimeApi.get_stake_info_for_coldkey(address),
    api.apis.SubnetInfoRuntimeApi.get_all_dynamic_info()]);
  stakes = own.map((each) => each.stake);
  subnets = all.filter((each) => each !== undefined).length;
} else {
  const { LegacyClient, WsProvider } = await import('dedot');
  mark('imports');
  const api = await LegacyClient.new(new WsProvider(endpoint));
  mark('metadata');
  free = (await api.query.system.account(address)).data.free;
  mark('balance');
  const [own, all] = await Promise.all([
    api.call.stakeInfoRuntimeApi.getStakeInfoForColdkey(address), api.call.subnetInfoRuntimeApi.getAllDynamicInfo()]);
  stakes = own.map((each) => each.stake);
  subnets = all.filter((each) => each !== undefined).length;
}
mark('portfolio');
const owned = stakes.filter((stake) => stake > 0n);
console.log(JSON.stringify({
  ...times, free: String(free), positions: owned.length, staked: String(owned.reduce((sum, stake) => sum + stake, 0n)), subnets,
}));
process.exit(0);
