package tern.node.practice.differential;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.Event;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretUri;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.Value;

/// One side of one comparison: who acts there, and what is looked at.
///
/// Accounts have one-word names; keys that no chain knows come from the run's name, the same on both sides. Two subnets
/// of the side, with pools, are where stake goes.
final class Scene implements AutoCloseable {

    static final long TAO = 1_000_000_000L;
    /// No chain of the two has it.
    static final int UNKNOWN_SUBNET = 999;
    /// Balances' own events that taking a fee also makes.
    private static final Set<String> OF_FEES = Set.of("Withdraw", "Deposit", "Issued", "Rescinded", "Burned");
    private static final Set<String> WATCHED = Set.of(Side.MODULE, "Proxy", "Utility", "Sudo");

    /// What is compared about a call beside its outcome.
    ///
    /// @param coldkey whose; a name
    /// @param hotkey  empty: free and reserved TAO
    record Watch(String coldkey, String hotkey, int netuid) {

        static Watch tao(String who) {
            return new Watch(who, "", 0);
        }

        static Watch rootStake(String coldkey, String hotkey) {
            return new Watch(coldkey, hotkey, 0);
        }
    }

    /// What accounts have at the beginning, in rao.
    private static final Map<String, Long> PURSES = purses();

    final Side side;
    final int netuid;
    final int otherNetuid;
    private final String run;
    private final Map<String, KeyPair> keys = new HashMap<>();

    /// @param run what makes this run's accounts fresh
    Scene(Side side, String run, int netuid, int otherNetuid) {
        this.side = side;
        this.run = run;
        this.netuid = netuid;
        this.otherNetuid = otherNetuid;
    }

    // --- who

    /// The key of a name: `//Alice` and its like are the public development keys, others are this run's own.
    KeyPair key(String name) {
        return keys.computeIfAbsent(name, this::derive);
    }

    private KeyPair derive(String name) {
        try {
            if (name.startsWith("//")) {
                try (Secret uri = Secret.takeChars(name.toCharArray())) {
                    return SecretUri.derive(KeyScheme.SR25519, uri);
                }
            }
            try (Secret seed = Secret.takeBytes(
                    Blake2.hash256(("tern " + run + " " + name).getBytes(StandardCharsets.UTF_8)))) {
                return KeyPair.ofMiniSecret(KeyScheme.SR25519, seed);
            }
        } catch (tern.wallet.keys.KeyException e) {
            throw new AssertionError(e);
        }
    }

    AccountId account(String name) {
        return key(name).account();
    }

    private static Map<String, Long> purses() {
        Map<String, Long> purses = new LinkedHashMap<>();
        purses.put("sender", 5 * TAO);
        for (String twoTao : List.of("keeper", "keeper2", "reaped", "alive", "all1", "all2", "late")) {
            purses.put(twoTao, 2 * TAO);
        }
        purses.put("number", 3 * TAO);
        purses.put("beggar", 1_000L);
        purses.put("batcher", 20 * TAO);
        purses.put("got", TAO);
        purses.put("real", 20 * TAO);
        purses.put("proxy", 5 * TAO);
        purses.put("proxy2", 5 * TAO);
        purses.put("owner", 60 * TAO);
        purses.put("fan", 40 * TAO);
        purses.put("greedy", 5 * TAO);
        for (String little : List.of("edge", "poorer", "short")) {
            purses.put(little, TAO / 100);
        }
        return purses;
    }

    /// Gives everybody what they begin with, in one transaction. Not compared.
    void begin() throws Exception {
        List<Value> transfers = PURSES.entrySet()
                .stream()
                .map(purse -> inner(transfer("transfer_keep_alive", purse.getKey(), purse.getValue())))
                .toList();
        requireSuccess(side.send(key("//Alice"),
                new CallSpec("Utility", "batch_all", args("calls", Value.seq(transfers)))));
    }

    private void requireSuccess(Side.Sent sent) {
        if (!sent.succeeded()) {
            throw new AssertionError("no play money on " + side.name + ": " + sent.verdict());
        }
    }

    /// Gives an account TAO. Not compared.
    void fund(String who, long rao) throws Exception {
        requireSuccess(side.send(key("//Alice"), transfer("transfer_keep_alive", who, rao)));
    }

    // --- calls

    static Map<String, Value> args(Object... namesAndValues) {
        Map<String, Value> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return args;
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case Value value -> value;
            case Integer number -> Value.of(number);
            case Long number -> Value.of(number);
            case Boolean flag -> Value.of(flag);
            case AccountId account -> Value.of(account.bytes());
            default -> throw new IllegalArgumentException("no argument: " + plain);
        };
    }

    static CallSpec subtensor(String name, Object... namesAndValues) {
        return new CallSpec(Side.MODULE, name, args(namesAndValues));
    }

    Value address(String who) {
        return Value.variant("Id", Value.of(account(who).bytes()));
    }

    CallSpec transfer(String call, String to, long rao) {
        return new CallSpec("Balances", call, args("dest", address(to), "value", rao));
    }

    static Value inner(CallSpec call) {
        return Calls.value(call.pallet(), call.name(), call.args());
    }

    // --- doing and looking

    /// Sends a call and notes: the outcome, whether it costs a fee, events, and what changed of what is watched.
    Side.Sent act(Observation seen, String signer, CallSpec call, Watch... watches) throws Exception {
        BlockRef before = side.best();
        long[][] was = new long[watches.length][];
        for (int i = 0; i < watches.length; i++) {
            was[i] = look(watches[i], before);
        }
        Side.Sent sent = side.send(key(signer), call);
        seen.say("outcome", sent.verdict());
        if (sent.events().isEmpty()) {
            return sent;
        }
        seen.say("fee of " + call.name(), sent.fee() > 0 ? "paid" : "free");
        seen.say("events", events(sent, call.pallet().equals("Balances")));
        for (int i = 0; i < watches.length; i++) {
            note(seen, watches[i], signer, sent, was[i], look(watches[i], sent.block()));
        }
        return sent;
    }

    private long[] look(Watch watch, BlockRef block) throws Exception {
        return watch.hotkey().isEmpty()
                ? side.balance(block.hash(), account(watch.coldkey()))
                : new long[]{
                        side.stake(block, account(watch.coldkey()), account(watch.hotkey()), watch.netuid())};
    }

    private static void note(Observation seen, Watch watch, String signer, Side.Sent sent, long[] was, long[] is) {
        if (!watch.hotkey().isEmpty()) {
            seen.stake("stake of " + watch.coldkey() + " with " + watch.hotkey() + " on " + watch.netuid(),
                    is[0] - was[0]);
            return;
        }
        long fee = watch.coldkey().equals(signer) ? sent.fee() : 0;
        seen.amount("free of " + watch.coldkey(), is[0] - was[0] + fee);
        if (is[1] != was[1]) {
            seen.amount("reserved of " + watch.coldkey(), is[1] - was[1]);
        }
    }

    private static String events(Side.Sent sent, boolean balances) {
        return sent.events()
                .stream()
                .filter(event -> WATCHED.contains(event.pallet()) || balances && isOfBalances(event))
                .map(event -> event.pallet() + "." + event.name())
                .collect(Collectors.joining(", "));
    }

    private static boolean isOfBalances(Event event) {
        return event.pallet().equals("Balances") && !OF_FEES.contains(event.name())
                || event.is("System", "NewAccount") || event.is("System", "KilledAccount");
    }

    @Override
    public void close() {
        keys.values().forEach(KeyPair::close);
    }
}
