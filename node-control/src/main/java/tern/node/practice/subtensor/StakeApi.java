package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;
import tern.wallet.keys.AccountId;

/// `StakeInfoRuntimeApi`: positions of coldkeys.
final class StakeApi {

    private static final int MAX_NETUIDS = 1_024;

    private final SubtensorPallet chain;
    private final StakeRules rules;

    private StakeApi(SubtensorPallet chain) {
        this.chain = chain;
        this.rules = new StakeRules(chain);
    }

    static ApiDecl of(SubtensorPallet chain) {
        return new StakeApi(chain).declare();
    }

    private ApiDecl declare() {
        CallDecl.Arg hotkey = new CallDecl.Arg("hotkey_account", Types.ACCOUNT);
        CallDecl.Arg coldkey = new CallDecl.Arg("coldkey_account", Types.ACCOUNT);
        CallDecl.Arg netuid = new CallDecl.Arg("netuid", Types.U16);
        var end = Types.option(Types.pair(Types.ACCOUNT, Types.U16));
        return new ApiDecl("StakeInfoRuntimeApi", 1, "Positions of coldkeys.")
                .method("get_stake_info_for_coldkey", Types.vec(FinneyTypes.STAKE_INFO), "All positions.",
                        (query, args) -> positions(query.state(), (AccountId) args.get(0)), coldkey)
                .method("get_stake_info_for_coldkeys",
                        Types.vec(Types.pair(Types.ACCOUNT, Types.vec(FinneyTypes.STAKE_INFO))),
                        "All positions of several coldkeys.", (query, args) -> {
                            List<Types.Pair<AccountId, List<List<Object>>>> all = new ArrayList<>();
                            for (AccountId each : Args.accounts(args.get(0))) {
                                all.add(new Types.Pair<>(each, positions(query.state(), each)));
                            }
                            return all;
                        }, new CallDecl.Arg("coldkey_accounts", Types.vec(Types.ACCOUNT)))
                .method("get_stake_info_for_hotkey_coldkey_netuid", Types.option(FinneyTypes.STAKE_INFO),
                        "One position.",
                        (query, args) -> Optional.of(position(query.state(), (AccountId) args.get(0),
                                (AccountId) args.get(1), (Integer) args.get(2))),
                        hotkey, coldkey, netuid)
                .method("get_stake_availability_for_coldkeys",
                        Wrappers.map(Types.ACCOUNT, Wrappers.map(Types.U16, FinneyTypes.STAKE_AVAILABILITY)),
                        "What locks leave free.",
                        (query, args) -> availability(query.state(), Args.accounts(args.get(0)),
                                Args.netuids(args.get(1))),
                        new CallDecl.Arg("coldkey_accounts", Types.vec(Types.ACCOUNT)),
                        new CallDecl.Arg("netuids", Types.option(Types.vec(Types.U16))))
                .method("get_stake_fee", Types.U64, "The pool fee of a move.",
                        (query, args) -> fee(query.state(), args), new CallDecl.Arg("origin", end),
                        new CallDecl.Arg("origin_coldkey_account", Types.ACCOUNT),
                        new CallDecl.Arg("destination", end),
                        new CallDecl.Arg("destination_coldkey_account", Types.ACCOUNT),
                        new CallDecl.Arg("amount", Types.U64))
                .method("get_coldkey_lock", Types.option(LockState.TYPE), "The lock on a subnet.",
                        (query, args) -> lock(query.state(), (AccountId) args.get(0), (Integer) args.get(1)),
                        new CallDecl.Arg("coldkey", Types.ACCOUNT), netuid)
                .method("get_hotkey_conviction", Fixed.U64F64, "Conviction that locks give a hotkey.",
                        (query, args) -> chain.hotkeyLock
                                .find(query.state(), (Integer) args.get(1), (AccountId) args.get(0))
                                .map(LockState::conviction)
                                .orElse(BigInteger.ZERO),
                        new CallDecl.Arg("hotkey", Types.ACCOUNT), netuid)
                .method("get_most_convicted_hotkey_on_subnet", Types.option(Types.ACCOUNT),
                        "The hotkey with most conviction.", (query, args) -> {
                            State state = query.state();
                            int subnet = (Integer) args.get(0);
                            return chain.hotkeyLock.keys(state, subnet)
                                    .stream()
                                    .max(Comparator.comparing(each -> chain.hotkeyLock
                                            .find(state, subnet, each)
                                            .orElseThrow()
                                            .conviction()));
                        }, netuid);
    }

    private List<List<Object>> positions(State state, AccountId coldkey) {
        List<List<Object>> positions = new ArrayList<>();
        for (AccountId hotkey : chain.stakingHotkeys.get(state, coldkey)) {
            for (int netuid : chain.alphaV2.keys(state, hotkey, coldkey)) {
                if (chain.shares().stake(state, hotkey, coldkey, netuid) > 0) {
                    positions.add(position(state, hotkey, coldkey, netuid));
                }
            }
        }
        return positions;
    }

    private List<Object> position(State state, AccountId hotkey, AccountId coldkey, int netuid) {
        return List.of(hotkey, coldkey, netuid, chain.shares().stake(state, hotkey, coldkey, netuid), 0L,
                chain.alphaDividendsPerSubnet.get(state, netuid, hotkey), 0L, 0L,
                chain.isNetworkMember.get(state, hotkey, netuid));
    }

    private List<Types.Pair<AccountId, List<Types.Pair<Integer, List<Object>>>>> availability(State state,
            List<AccountId> coldkeys, Optional<List<Integer>> netuids) {
        List<Types.Pair<AccountId, List<Types.Pair<Integer, List<Object>>>>> all = new ArrayList<>();
        List<Integer> wanted = netuids.orElseGet(() -> chain.networksAdded.keys(state));
        for (AccountId coldkey : new TreeSet<>(coldkeys)) {
            List<Types.Pair<Integer, List<Object>>> rows = new ArrayList<>();
            for (int netuid : wanted.size() > MAX_NETUIDS ? new TreeSet<Integer>() : new TreeSet<>(wanted)) {
                long total = 0;
                for (AccountId hotkey : chain.stakingHotkeys.get(state, coldkey)) {
                    total += chain.shares().stake(state, hotkey, coldkey, netuid);
                }
                long locked = rules.locked(state, coldkey, netuid);
                if (total > 0 || locked > 0) {
                    rows.add(new Types.Pair<>(netuid, List.of(total, locked, Math.max(0, total - locked))));
                }
            }
            all.add(new Types.Pair<>(coldkey, rows));
        }
        return all;
    }

    private long fee(State state, List<Object> args) {
        int netuid = Args.end(args.get(2)).or(() -> Args.end(args.get(0))).orElse(0);
        return chain.market().pool(state, netuid).fee(Amounts.ofBits((Long) args.get(4)));
    }

    private Optional<LockState> lock(State state, AccountId coldkey, int netuid) {
        return chain.lock.keys(state, coldkey, netuid)
                .stream()
                .findFirst()
                .flatMap(hotkey -> chain.lock.find(state, coldkey, netuid, hotkey));
    }
}
