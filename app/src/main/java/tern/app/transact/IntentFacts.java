package tern.app.transact;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.AxonAddress;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What a transaction was meant to do, in the form that the list of pending transactions keeps, so that its outcome can
/// be held against the intent also by a Tern that was started later.
final class IntentFacts {

    private static final String ACTION = "action";
    private static final String AMOUNT = "amountRao";
    /// What the person was shown, where the plan says something else.
    private static final String SHOWN = "shownRao";
    private static final String ALL = "all";
    private static final String KEEP = "keep";
    private static final String KEEP_ALIVE = "keepAlive";
    private static final String TO = "to";
    private static final String HOTKEY = "hotkey";
    private static final String TO_HOTKEY = "toHotkey";
    private static final String NETUID = "netuid";
    private static final String TO_NETUID = "toNetuid";
    private static final String LIMIT = "limitRao";
    private static final String PARTIAL = "partial";
    private static final String WORK_BLOCK = "workBlock";
    private static final String WORK_HASH = "workHash";
    private static final String NONCE = "nonce";
    private static final String SEAL = "seal";
    private static final String HOST = "host";
    private static final String PORT = "port";
    /// `hotkey:netuid:amount:limit` of each part, with commas between them; nothing for no limit.
    private static final String PARTS = "parts";
    private static final String SEND_ALL = "send-all";
    /// The call was signed and sent: nothing is signed with what is read here.
    private static final CallSpec NO_CALL = new CallSpec("", "", Map.of());

    private final Map<String, String> facts;
    private final AccountId signer;
    private final BlockRef block;

    private IntentFacts(Map<String, String> facts, AccountId signer, BlockRef block) {
        this.facts = facts;
        this.signer = signer;
        this.block = block;
    }

    static Map<String, String> write(Review review) {
        Map<String, String> facts = write(review.plan());
        if (review.plan().intent() instanceof Intent.TransferAll) {
            facts.put(SHOWN, rao(review.amount()));
        }
        review.units().write(facts);
        return facts;
    }

    static Map<String, String> write(Plan plan) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(ACTION, Review.action(plan.intent()));
        facts.put(AMOUNT, rao(plan.amount()));
        plan.limitPrice().ifPresent(limit -> facts.put(LIMIT, rao(limit)));
        switch (plan.intent()) {
            case Intent.Transfer transfer -> {
                facts.put(TO, transfer.to().address());
                facts.put(KEEP_ALIVE, Boolean.toString(transfer.keepAlive()));
            }
            case Intent.TransferAll transfer -> {
                facts.put(ACTION, SEND_ALL);
                facts.put(TO, transfer.to().address());
                facts.put(KEEP_ALIVE, Boolean.toString(transfer.keepAlive()));
            }
            case Intent.AddStake stake -> {
                stake(facts, stake.hotkey(), stake.netuid());
                facts.put(PARTIAL, Boolean.toString(stake.atLimit() == AtLimit.PARTIAL));
            }
            case Intent.RemoveStake stake -> {
                stake(facts, stake.hotkey(), stake.netuid());
                facts.put(ALL, Boolean.toString(stake.alpha().isEmpty()));
                facts.put(PARTIAL, Boolean.toString(stake.atLimit() == AtLimit.PARTIAL));
            }
            case Intent.TransferStake stake -> {
                stake(facts, stake.hotkey(), stake.netuid());
                facts.put(TO, stake.to().address());
            }
            case Intent.MoveStake stake -> {
                stake(facts, stake.fromHotkey(), stake.netuid());
                facts.put(TO_HOTKEY, stake.toHotkey().address());
                facts.put(ALL, Boolean.toString(stake.alpha().isEmpty()));
            }
            case Intent.SwapStake stake -> {
                stake(facts, stake.fromHotkey(), stake.fromNetuid());
                facts.put(TO_HOTKEY, stake.toHotkey().address());
                facts.put(TO_NETUID, Integer.toString(stake.toNetuid()));
                facts.put(ALL, Boolean.toString(stake.alpha().isEmpty()));
                facts.put(PARTIAL, Boolean.toString(stake.atLimit() == AtLimit.PARTIAL));
            }
            case Intent.RemoveAllStake stake -> {
                stake.hotkey().ifPresent(hotkey -> facts.put(HOTKEY, hotkey.address()));
                facts.put(PARTS, parts(plan));
            }
            case Intent.ClaimRoot claim -> {
                claim.hotkey().ifPresent(hotkey -> facts.put(HOTKEY, hotkey.address()));
                facts.put(PARTS, parts(plan));
            }
            case Intent.RootClaimChoice choice -> facts.put(KEEP, Boolean.toString(choice.keep()));
            case Intent.Register seat -> stake(facts, seat.hotkey(), seat.netuid());
            case Intent.RegisterByWork seat -> {
                stake(facts, seat.hotkey(), seat.netuid());
                facts.put(WORK_BLOCK, Long.toString(seat.work().block().number()));
                facts.put(WORK_HASH, seat.work().block().hash().toString());
                facts.put(NONCE, Long.toUnsignedString(seat.work().nonce()));
                facts.put(SEAL, seat.work().seal().toString());
            }
            case Intent.ServeAxon serve -> {
                facts.put(NETUID, Integer.toString(serve.netuid()));
                facts.put(HOST, serve.address().host().getHostAddress());
                facts.put(PORT, Integer.toString(serve.address().port()));
            }
        }
        return facts;
    }

    private static void stake(Map<String, String> facts, AccountId hotkey, int netuid) {
        facts.put(HOTKEY, hotkey.address());
        facts.put(NETUID, Integer.toString(netuid));
    }

    private static String parts(Plan plan) {
        StringJoiner parts = new StringJoiner(",");
        for (Plan.Part part : plan.parts()) {
            String limit = part.limitPrice().map(IntentFacts::rao).orElse("");
            switch (part.intent()) {
                case Intent.RemoveStake stake -> parts.add(stake.hotkey().address() + ':' + stake.netuid() + ':'
                        + rao(part.amount()) + ':' + limit);
                case Intent.ClaimRoot claim -> parts.add(claim.hotkey().map(AccountId::address).orElse("") + ":0:"
                        + rao(part.amount()) + ':' + limit);
                default -> throw new IllegalStateException("a part that nobody reads: " + part.intent());
            }
        }
        return parts.toString();
    }

    private static String rao(Rao amount) {
        return Long.toString(amount.value());
    }

    /// The plan as far as an outcome is held against it; empty where the facts do not tell.
    static Optional<Plan> read(Map<String, String> facts, AccountId signer, BlockRef block) {
        try {
            return new IntentFacts(facts, signer, block).read();
        } catch (AddressException | IllegalArgumentException e) {
            // written by another version of Tern: without the intent the chain's own verdict has to do
            return Optional.empty();
        }
    }

    /// How much the person was shown, where that is another amount than the plan's; empty elsewhere.
    static Optional<Rao> shown(Map<String, String> facts) {
        return Optional.ofNullable(facts.get(SHOWN)).map(IntentFacts::rao);
    }

    private Optional<Plan> read() throws AddressException {
        String action = text(ACTION);
        return switch (action) {
            case "send" -> plan(new Intent.Transfer(signer, account(TO), amount(), flag(KEEP_ALIVE, true)));
            case SEND_ALL -> plan(new Intent.TransferAll(signer, account(TO), flag(KEEP_ALIVE, true)));
            case "stake-add" -> plan(new Intent.AddStake(signer, account(HOTKEY), number(NETUID), amount(),
                    Optional.empty(), atLimit()));
            case "stake-remove" -> plan(new Intent.RemoveStake(signer, account(HOTKEY), number(NETUID), part(),
                    Optional.empty(), atLimit()));
            case "stake-transfer" -> plan(new Intent.TransferStake(signer, account(TO), account(HOTKEY),
                    number(NETUID), amount()));
            case "stake-move" -> plan(new Intent.MoveStake(signer, account(HOTKEY), account(TO_HOTKEY),
                    number(NETUID), part()));
            case "stake-swap" -> plan(new Intent.SwapStake(signer, account(HOTKEY), account(TO_HOTKEY),
                    number(NETUID), number(TO_NETUID), part(), Optional.empty(), atLimit()));
            case "stake-exit" -> plan(new Intent.RemoveAllStake(signer, validator(), Optional.empty()));
            case "stake-claim" -> plan(new Intent.ClaimRoot(signer, validator()));
            case "stake-claim-choice" -> plan(new Intent.RootClaimChoice(signer, flag(KEEP, false)));
            case "seat-buy" -> plan(new Intent.Register(signer, account(HOTKEY), number(NETUID),
                    facts.containsKey(LIMIT) ? rao(text(LIMIT)) : amount()));
            case "seat-work" -> plan(new Intent.RegisterByWork(signer, account(HOTKEY), number(NETUID), work()));
            case "axon-serve" -> plan(new Intent.ServeAxon(signer, number(NETUID),
                    new AxonAddress(InetAddress.ofLiteral(text(HOST)), number(PORT))));
            default -> Optional.empty();
        };
    }

    private Optional<Plan> plan(Intent intent) throws AddressException {
        Optional<Rao> limit = facts.containsKey(LIMIT) ? Optional.of(rao(text(LIMIT))) : Optional.empty();
        return Optional.of(new Plan(intent, NO_CALL, limit, Optional.empty(), amount(), Optional.empty(), List.of(),
                block, parts(intent), 0));
    }

    private List<Plan.Part> parts(Intent intent) throws AddressException {
        List<Plan.Part> parts = new ArrayList<>();
        if (text(PARTS).isEmpty()) {
            return parts;
        }
        for (String part : text(PARTS).split(",", -1)) {
            String[] fields = part.split(":", -1);
            if (fields.length != 4) {
                throw new IllegalArgumentException("a part of " + fields.length + " fields");
            }
            Optional<AccountId> hotkey = fields[0].isEmpty() ? Optional.empty() : Optional.of(Ss58.parse(fields[0]));
            Optional<Rao> limit = fields[3].isEmpty() ? Optional.empty() : Optional.of(rao(fields[3]));
            Intent one = intent instanceof Intent.ClaimRoot
                    ? new Intent.ClaimRoot(signer, hotkey)
                    : new Intent.RemoveStake(signer, hotkey.orElseThrow(IllegalArgumentException::new),
                            Integer.parseInt(fields[1]), Optional.empty(), Optional.empty());
            parts.add(new Plan.Part(one, limit, Optional.empty(), rao(fields[2])));
        }
        return parts;
    }

    private SeatWork work() {
        return new SeatWork(new BlockRef(Long.parseLong(text(WORK_BLOCK)), Hash32.parse(text(WORK_HASH))),
                Long.parseUnsignedLong(text(NONCE)), Hash32.parse(text(SEAL)));
    }

    private String text(String name) {
        return facts.getOrDefault(name, "");
    }

    private AccountId account(String name) throws AddressException {
        return Ss58.parse(text(name));
    }

    private Optional<AccountId> validator() throws AddressException {
        return facts.containsKey(HOTKEY) ? Optional.of(account(HOTKEY)) : Optional.empty();
    }

    private int number(String name) {
        return Integer.parseInt(text(name));
    }

    private Rao amount() {
        return rao(text(AMOUNT));
    }

    private static Rao rao(String digits) {
        return Rao.of(Long.parseLong(digits));
    }

    private Optional<Rao> part() {
        return flag(ALL, false) ? Optional.empty() : Optional.of(amount());
    }

    private AtLimit atLimit() {
        return flag(PARTIAL, false) ? AtLimit.PARTIAL : AtLimit.STOP;
    }

    private boolean flag(String name, boolean unsaid) {
        return facts.containsKey(name) ? Boolean.parseBoolean(text(name)) : unsaid;
    }
}
