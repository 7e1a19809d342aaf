package tern.wallet.history;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.chain.AppliedExtrinsic;
import tern.wallet.chain.BlockContent;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Event;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Finds in a block what concerns some accounts.
///
/// Events are known by name, their fields by name or, where a runtime names none, by place: `Balances.Transfer{from, to,
/// amount}`; of SubtensorModule `StakeAdded` and `StakeRemoved` (coldkey, hotkey, tao, alpha, netuid), `StakeMoved`
/// (coldkey, hotkey, netuid, hotkey, netuid[, tao]), `StakeSwapped` (coldkey, hotkey, netuid, netuid, tao),
/// `StakeTransferred` (coldkey, coldkey, hotkey, netuid, netuid, tao), `StakeAndHotkeyTransferred` (coldkey, coldkey,
/// hotkey, hotkey, netuid, netuid, tao), `RootClaimed{coldkey}`, `BasketClaimed{hotkey, coldkey, tao}`,
/// `NeuronRegistered` (netuid, uid, hotkey). An event in a form that is not that is left to the entry of its extrinsic.
/// How much alpha a move or swap moved is told by the `StakeRemoved` and `StakeAdded` before it, where there are such.
/// `Balances.Deposit`, `Withdraw` and the like say again what others say, or pay fees, and are left out.
public final class ActivityReader {

    private static final String STAKING = "SubtensorModule";
    private static final int LONGEST_EVENTS = 8_000;

    private final BlockContent block;
    private final Instant time;
    private final Set<AccountId> accounts;
    private final List<ActivityEntry> entries = new ArrayList<>();

    private ActivityReader(BlockContent block, Set<AccountId> accounts) {
        this.block = block;
        this.time = block.time().orElse(Instant.EPOCH);
        this.accounts = accounts;
    }

    /// @param accounts whose activity is looked for
    /// @return in the order of the block
    public static List<ActivityEntry> read(BlockContent block, Set<AccountId> accounts) {
        ActivityReader reader = new ActivityReader(block, accounts);
        for (AppliedExtrinsic extrinsic : block.extrinsics()) {
            reader.extrinsic(extrinsic);
        }
        reader.ownWork();
        return reader.entries;
    }

    private void extrinsic(AppliedExtrinsic extrinsic) {
        List<ActivityEntry> found = new ArrayList<>();
        String events = text(extrinsic.events());
        for (int i = 0; i < extrinsic.events().size(); i++) {
            found.addAll(entries(extrinsic.events().get(i), i, Optional.of(extrinsic), events));
        }
        Optional<AccountId> signer = extrinsic.signer().filter(accounts::contains);
        if (signer.isPresent()) {
            boolean told = found.stream().anyMatch(entry -> entry.account().equals(signer.get()));
            if (!extrinsic.success() || !told) {
                found.addFirst(whole(extrinsic, signer.get(), events));
            }
        }
        List<ActivityEntry> marked = MovedAlpha.fill(markParts(found, OwnTransfers.of(extrinsic)));
        signer.ifPresent(account -> pay(marked, account, extrinsic.feePaid()));
        entries.addAll(marked);
    }

    private void ownWork() {
        for (int i = 0; i < block.events().size(); i++) {
            Event event = block.events().get(i);
            if (event.extrinsic().isEmpty()) {
                entries.addAll(markParts(entries(event, i, Optional.empty(), text(List.of(event))),
                        OwnTransfers.none()));
            }
        }
    }

    private ActivityEntry whole(AppliedExtrinsic extrinsic, AccountId signer, String events) {
        return new ActivityEntry(signer, block.block(), time, OptionalInt.of(extrinsic.index()), OptionalInt.empty(),
                Optional.of(extrinsic.hash()), extrinsic.success() ? ActivityKind.OTHER : ActivityKind.FAILED,
                OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Rao.ZERO, extrinsic.failure().map(DispatchFailure::sentence), call(extrinsic),
                false, events);
    }

    /// The fee stands once, on the first entry of who paid it that is shown.
    private static void pay(List<ActivityEntry> found, AccountId signer, Rao fee) {
        for (int i = 0; i < found.size(); i++) {
            ActivityEntry entry = found.get(i);
            if (entry.account().equals(signer) && !entry.part()) {
                found.set(i, entry.withFee(fee));
                return;
            }
        }
    }

    /// A move, swap or gift of stake is told together with the sale and purchase it is made of, a claim with the stake
    /// that it becomes, and staking with a transfer to or from the subnet's own account. What was sent there by a call of
    /// its own in the same batch stays by itself.
    private static List<ActivityEntry> markParts(List<ActivityEntry> found, OwnTransfers own) {
        List<ActivityEntry> marked = new ArrayList<>();
        for (ActivityEntry entry : found) {
            boolean part = switch (entry.kind()) {
                case STAKED, UNSTAKED -> isThere(found, entry.account(), ActivityKind.STAKE_MOVED,
                        ActivityKind.STAKE_SWAPPED, ActivityKind.STAKE_SENT, ActivityKind.STAKE_RECEIVED,
                        ActivityKind.CLAIMED);
                case SENT, RECEIVED -> entry.other().flatMap(SystemAccounts::describe).isPresent()
                        && isThere(found, entry.account(), ActivityKind.STAKED, ActivityKind.UNSTAKED,
                                ActivityKind.STAKE_MOVED, ActivityKind.STAKE_SWAPPED, ActivityKind.STAKE_SENT,
                                ActivityKind.STAKE_RECEIVED, ActivityKind.CLAIMED, ActivityKind.REGISTERED)
                        && !(entry.kind() == ActivityKind.SENT && own.take(entry));
                default -> false;
            };
            marked.add(part ? entry.asPart() : entry);
        }
        return marked;
    }

    private static boolean isThere(List<ActivityEntry> found, AccountId account, ActivityKind... kinds) {
        Set<ActivityKind> wanted = Set.of(kinds);
        return found.stream().anyMatch(entry -> entry.account().equals(account) && wanted.contains(entry.kind()));
    }

    private List<ActivityEntry> entries(
            Event event, int place, Optional<AppliedExtrinsic> extrinsic, String events) {
        Optional<Facts> facts;
        try {
            facts = facts(event, extrinsic);
        } catch (ScaleException | ArithmeticException otherForm) {
            // a runtime of another time: the extrinsic's own entry still tells of it
            facts = Optional.empty();
        }
        List<ActivityEntry> found = new ArrayList<>();
        if (facts.isEmpty()) {
            return found;
        }
        Facts known = facts.get();
        for (Side side : known.sides()) {
            if (accounts.contains(side.account())) {
                // somebody who pays himself is told once as payer and once as payee: two keys, one event
                found.add(new ActivityEntry(side.account(), block.block(), time,
                        extrinsic.isPresent() ? OptionalInt.of(extrinsic.get().index()) : OptionalInt.empty(),
                        OptionalInt.of(place * 2 + (side.second() ? 1 : 0)), extrinsic.map(AppliedExtrinsic::hash),
                        side.kind(), known.netuid(), known.toNetuid(), known.hotkey(), side.other(), known.tao(),
                        known.alpha(), Rao.ZERO, Optional.empty(), extrinsic.map(ActivityReader::call).orElse(""),
                        false, events));
            }
        }
        return found;
    }

    /// One account's part in an event.
    ///
    /// @param second whether it is the receiving side of an event with two
    private record Side(AccountId account, ActivityKind kind, Optional<AccountId> other, boolean second) {

        static Side only(AccountId account, ActivityKind kind) {
            return new Side(account, kind, Optional.empty(), false);
        }
    }

    private record Facts(
            List<Side> sides,
            OptionalInt netuid,
            OptionalInt toNetuid,
            Optional<AccountId> hotkey,
            Optional<Rao> tao,
            Optional<Rao> alpha) {}

    private Optional<Facts> facts(Event event, Optional<AppliedExtrinsic> extrinsic) throws ScaleException {
        if (event.is("Balances", "Transfer")) {
            AccountId from = account(event, 0, "from");
            AccountId to = account(event, 1, "to");
            return Optional.of(new Facts(
                    List.of(new Side(from, ActivityKind.SENT, Optional.of(to), false),
                            new Side(to, ActivityKind.RECEIVED, Optional.of(from), true)),
                    OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                    Optional.of(amount(event, 2, "amount")), Optional.empty()));
        }
        if (!event.pallet().equals(STAKING)) {
            return Optional.empty();
        }
        return switch (event.name()) {
            case "StakeAdded", "StakeRemoved" -> Optional.of(new Facts(
                    List.of(Side.only(account(event, 0, "coldkey"), event.name().equals("StakeAdded")
                            ? ActivityKind.STAKED
                            : ActivityKind.UNSTAKED)),
                    OptionalInt.of(netuid(event, 4, "netuid")), OptionalInt.empty(),
                    Optional.of(account(event, 1, "hotkey")), Optional.of(amount(event, 2, "tao")),
                    Optional.of(amount(event, 3, "alpha"))));
            case "StakeMoved" -> Optional.of(new Facts(
                    List.of(new Side(account(event, 0, "coldkey"), ActivityKind.STAKE_MOVED,
                            Optional.of(account(event, 3, "destination_hotkey")), false)),
                    OptionalInt.of(netuid(event, 2, "origin_netuid")),
                    OptionalInt.of(netuid(event, 4, "destination_netuid")),
                    Optional.of(account(event, 1, "origin_hotkey")), amountIfTold(event, 5, "tao"),
                    Optional.empty()));
            case "StakeSwapped" -> Optional.of(new Facts(
                    List.of(Side.only(account(event, 0, "coldkey"), ActivityKind.STAKE_SWAPPED)),
                    OptionalInt.of(netuid(event, 2, "origin_netuid")),
                    OptionalInt.of(netuid(event, 3, "destination_netuid")),
                    Optional.of(account(event, 1, "hotkey")), Optional.of(amount(event, 4, "tao")),
                    Optional.empty()));
            case "StakeTransferred" -> Optional.of(gift(event, 2, 3));
            case "StakeAndHotkeyTransferred" -> Optional.of(gift(event, 2, 4));
            case "BasketClaimed" -> Optional.of(new Facts(
                    List.of(Side.only(account(event, 1, "coldkey"), ActivityKind.CLAIMED)), OptionalInt.of(0),
                    OptionalInt.empty(), Optional.of(account(event, 0, "hotkey")),
                    Optional.of(amount(event, 2, "tao")), Optional.empty()));
            case "RootClaimed" -> Optional.of(new Facts(
                    List.of(Side.only(account(event, 0, "coldkey"), ActivityKind.CLAIMED)), OptionalInt.of(0),
                    OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            case "NeuronRegistered" -> extrinsic.flatMap(AppliedExtrinsic::signer).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Facts(
                            List.of(Side.only(extrinsic.flatMap(AppliedExtrinsic::signer).get(),
                                    ActivityKind.REGISTERED)),
                            OptionalInt.of(netuid(event, 0, "netuid")), OptionalInt.empty(),
                            Optional.of(account(event, 2, "hotkey")), Optional.empty(), Optional.empty()));
            default -> Optional.empty();
        };
    }

    /// Stake that went from one coldkey to another.
    private static Facts gift(Event event, int hotkey, int netuid) throws ScaleException {
        AccountId from = account(event, 0, "origin_coldkey");
        AccountId to = account(event, 1, "destination_coldkey");
        return new Facts(
                List.of(new Side(from, ActivityKind.STAKE_SENT, Optional.of(to), false),
                        new Side(to, ActivityKind.STAKE_RECEIVED, Optional.of(from), true)),
                OptionalInt.of(netuid(event, netuid, "origin_netuid")),
                OptionalInt.of(netuid(event, netuid + 1, "destination_netuid")),
                Optional.of(account(event, hotkey, "hotkey")), Optional.of(amount(event, netuid + 2, "tao")),
                Optional.empty());
    }

    private static Value field(Event event, int place, String name) throws ScaleException {
        Optional<Value> found = event.find(name).or(() -> event.find(place));
        if (found.isEmpty()) {
            throw new ScaleException(ScaleException.Kind.MISMATCH, event.name() + " without " + name);
        }
        return found.get();
    }

    private static AccountId account(Event event, int place, String name) throws ScaleException {
        byte[] bytes = field(event, place, name).asBytes();
        if (bytes.length != 32) {
            throw new ScaleException(ScaleException.Kind.MISMATCH, name + " of " + bytes.length + " bytes");
        }
        return AccountId.of(bytes);
    }

    private static int netuid(Event event, int place, String name) throws ScaleException {
        int netuid = field(event, place, name).asInt();
        if (netuid < 0 || netuid > 65_535) {
            throw new ScaleException(ScaleException.Kind.RANGE, name + " " + netuid);
        }
        return netuid;
    }

    private static Rao amount(Event event, int place, String name) throws ScaleException {
        BigInteger amount = field(event, place, name).asInteger();
        if (amount.signum() < 0 || amount.bitLength() > 63) {
            throw new ScaleException(ScaleException.Kind.RANGE, name + " " + amount);
        }
        return Rao.of(amount);
    }

    /// Of an event that older runtimes write without an amount: not known then, and never zero.
    private static Optional<Rao> amountIfTold(Event event, int place, String name) throws ScaleException {
        boolean told = event.find(name).or(() -> event.find(place)).isPresent();
        return told ? Optional.of(amount(event, place, name)) : Optional.empty();
    }

    private static String call(AppliedExtrinsic extrinsic) {
        return extrinsic.call().map(ActivityReader::name).orElse("");
    }

    private static String name(Calls.Call call) {
        return call.pallet() + "." + call.name();
    }

    private static String text(List<Event> events) {
        String text = events.stream()
                .map(event -> event.pallet() + "." + event.name() + " "
                        + event.fields().stream().map(ActivityReader::text).collect(Collectors.joining(", ")))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        return text.length() <= LONGEST_EVENTS ? text : text.substring(0, LONGEST_EVENTS) + "…";
    }

    private static String text(Value.Field field) {
        String value = field.value() instanceof Value.Bytes bytes && bytes.value().length == 32
                && !field.name().orElse("").contains("hash")
                        ? AccountId.of(bytes.value()).address()
                        : field.value().toString();
        return field.name().map(name -> name + ": " + value).orElse(value);
    }
}
