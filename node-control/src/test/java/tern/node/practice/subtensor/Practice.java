package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Event;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Executive;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.RuntimeFactory;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// A practice chain in memory for tests: calls run as they would inside a block.
final class Practice {

    static final long TAO = 1_000_000_000L;

    final PracticeRuntime runtime;
    final SubtensorPallet chain;
    final State state = new State();
    final World world;
    final List<Event> events = new ArrayList<>();
    long block;

    Practice(RuntimeEdition edition, long seed) {
        runtime = new RuntimeFactory(new SubtensorRuntime()).make(edition);
        chain = runtime.pallet(SubtensorPallet.class);
        world = new World(runtime);
        Executive.genesis(runtime, state, 0);
        world.genesis(state, seed);
    }

    static AccountId account(int number) {
        return World.account(99, "test", number);
    }

    AccountId rich(int number, long tao) {
        runtime.core().balances().endow(state, account(number), tao * TAO);
        chain.totalIssuance.put(state, chain.totalIssuance.get(state) + tao * TAO);
        return account(number);
    }

    long free(AccountId who) {
        return runtime.core().balances().free(state, who);
    }

    long stake(AccountId hotkey, AccountId coldkey, int netuid) {
        return chain.shares().stake(state, hotkey, coldkey, netuid);
    }

    /// Runs a call of Subtensor's; empty when it went through, the error's name otherwise.
    Optional<String> call(AccountId who, String name, Object... args) {
        Call call = new Call(chain.calls().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(),
                List.of(args));
        int before = events.size();
        state.begin();
        try {
            call.decl().handler().run(dispatch(new Origin.Signed(who)), call);
            state.commit();
            return Optional.empty();
        } catch (DispatchException e) {
            state.rollback();
            events.subList(before, events.size()).clear();
            return Optional.of(nameOf(e.error()));
        }
    }

    Dispatch dispatch(Origin origin) {
        return new Dispatch(origin, state, block, events::add, (inside, call) -> {
            state.begin();
            try {
                call.decl().handler().run(inside, call);
                state.commit();
            } catch (DispatchException e) {
                state.rollback();
                throw e;
            }
        });
    }

    void block() {
        block++;
        chain.onInitialize(dispatch(new Origin.None()));
        world.live(dispatch(new Origin.Root()));
    }

    private static String nameOf(DispatchError error) {
        return ErrorNames.of(error);
    }

    // --- invariants

    void check() {
        long inPots = 0;
        Map<Integer, Long> held = held();
        for (int netuid : chain.networksAdded.keys(state)) {
            long tao = chain.subnetTAO.get(state, netuid);
            long pot = free(SystemAccounts.subnetPot(netuid));
            require(tao >= 0 && chain.subnetAlphaIn.get(state, netuid) >= 0, "a pool is below zero: " + netuid);
            require(pot == tao + 500, "subnet " + netuid + " holds " + pot + " rao for " + tao);
            inPots += tao;
            require(chain.subnetAlphaOut.get(state, netuid) == held.getOrDefault(netuid, 0L) + pending(netuid),
                    "alpha of subnet " + netuid + ": out " + chain.subnetAlphaOut.get(state, netuid) + ", held "
                            + held.getOrDefault(netuid, 0L) + ", pending " + pending(netuid));
        }
        require(inPots == chain.totalStake.get(state), "TotalStake");
        long issued = chain.totalIssuance.get(state);
        long balances = 0;
        for (AccountId who : runtime.core().system().accounts.keys(state)) {
            long total = runtime.core().balances().total(state, who);
            require(total >= 500, "an account lives on " + total);
            balances += total;
        }
        require(balances == runtime.core().balances().totalIssuance(state), "balances do not add up");
        require(issued == balances, "TotalIssuance is " + issued + ", balances are " + balances);
    }

    private long pending(int netuid) {
        return chain.pendingServerEmission.get(state, netuid) + chain.pendingValidatorEmission.get(state, netuid)
                + chain.pendingRootAlphaDivs.get(state, netuid) + chain.pendingOwnerCut.get(state, netuid)
                + chain.subnetProtocolAlpha.get(state, netuid);
    }

    private Map<Integer, Long> held() {
        Map<Integer, Long> held = new HashMap<>();
        for (AccountId hotkey : chain.owner.keys(state)) {
            for (int netuid : chain.totalHotkeyAlpha.keys(state, hotkey)) {
                held.merge(netuid, chain.totalHotkeyAlpha.get(state, hotkey, netuid), Long::sum);
            }
            chain.basketItems().ifPresent(items -> {
                for (int netuid : items.pendingBasketDeposits.keys(state, hotkey)) {
                    held.merge(netuid, items.pendingBasketDeposits.get(state, hotkey, netuid), Long::sum);
                }
            });
        }
        return held;
    }

    /// Shares of all coldkeys against the pool of each hotkey.
    void checkShares() {
        Map<String, Long> worth = new HashMap<>();
        Map<String, Integer> owners = new HashMap<>();
        for (AccountId coldkey : chain.stakingHotkeys.keys(state)) {
            for (AccountId hotkey : chain.stakingHotkeys.get(state, coldkey)) {
                for (int netuid : chain.alphaV2.keys(state, hotkey, coldkey)) {
                    String key = hotkey.address() + " " + netuid;
                    worth.merge(key, stake(hotkey, coldkey, netuid), Long::sum);
                    owners.merge(key, 1, Integer::sum);
                }
            }
        }
        for (AccountId hotkey : chain.owner.keys(state)) {
            for (int netuid : chain.totalHotkeyAlpha.keys(state, hotkey)) {
                String key = hotkey.address() + " " + netuid;
                long total = chain.totalHotkeyAlpha.get(state, hotkey, netuid);
                long sum = worth.getOrDefault(key, 0L);
                require(sum <= total, "shares are worth more than the pool: " + key);
                require(total - sum <= 100L * owners.getOrDefault(key, 1) + total / 1_000_000_000_000L,
                        "shares miss " + (total - sum) + " of " + total + ": " + key);
            }
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
