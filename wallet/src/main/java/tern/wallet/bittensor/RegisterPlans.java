package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans seats on subnets: `register_limit` where the runtime has it, else `burned_register`; and `pow_register`. One
/// round trip.
final class RegisterPlans {

    /// A proof older than that comes too late: the chain takes it for five blocks, one branch of it for two.
    static final long OLDEST_WORK = 2;

    private static final String MODULE = "SubtensorModule";
    private static final String LIMITED = "register_limit";
    private static final String PLAIN = "burned_register";
    private static final String BY_WORK = "pow_register";

    private RegisterPlans() {}

    static Plan plan(ChainState state, Intent.Register intent) throws PlanException, ChainException, StateException {
        boolean limited = state.hasCall(MODULE, LIMITED);
        if (!limited && !state.hasCall(MODULE, PLAIN)) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.seat.unsupported"),
                    "neither " + LIMITED + " nor " + PLAIN + " at runtime " + state.specVersion());
        }
        if (intent.limit().isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.seat.no-limit"));
        }
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("netuid", Shape.key(intent.netuid()));
        args.put("hotkey", Shape.key(intent.hotkey()));
        if (limited) {
            args.put("limit_price", Value.of(intent.limit().value()));
        }
        CallSpec call = new CallSpec(MODULE, limited ? LIMITED : PLAIN, args);
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(), call);
        SeatFacts seat = SeatFacts.ask(state, round, intent.netuid(), intent.hotkey());
        round.execute();

        signer.check();
        check(seat, intent.coldkey());
        if (!seat.open()) {
            throw new PlanException(Kind.SEAT, Texts.get("plan.seat.closed", intent.netuid()));
        }
        Rao price = seat.price();
        if (price.compareTo(intent.limit()) > 0) {
            throw new PlanException(Kind.PRICE, Texts.get("plan.seat.dear", Words.tao(price),
                    Words.tao(intent.limit())), "Burn " + price + ", limit " + intent.limit());
        }
        signer.requireSpendable(price);
        List<String> warnings = new ArrayList<>();
        if (!limited) {
            warnings.add(Texts.get("warn.seat.no-limit", Words.tao(price)));
        }
        int share = seat.collateralShare();
        warnings.add(share == 0
                ? Texts.get("warn.seat.burned")
                : Texts.get("warn.seat.collateral", Words.percent((int) Math.round(share * 10_000.0 / 65_535))));
        newcomer(seat, warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, limited ? Optional.of(intent.limit()) : Optional.empty(), Optional.empty(),
                price, signer.fee(), warnings, state.block());
    }

    static Plan plan(ChainState state, Intent.RegisterByWork intent)
            throws PlanException, ChainException, StateException {
        if (!state.hasCall(MODULE, BY_WORK)) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.seat.no-work"),
                    "no " + BY_WORK + " at runtime " + state.specVersion());
        }
        SeatWork work = intent.work();
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("netuid", Shape.key(intent.netuid()));
        args.put("work_block", Value.of(work.block().number()));
        args.put("nonce", Value.of(new BigInteger(Long.toUnsignedString(work.nonce()))));
        args.put("work", Value.of(work.seal().bytes()));
        args.put("hotkey", Shape.key(intent.hotkey()));
        CallSpec call = new CallSpec(MODULE, BY_WORK, args);
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(), call);
        SeatFacts seat = SeatFacts.ask(state, round, intent.netuid(), intent.hotkey());
        round.execute();

        signer.check();
        check(seat, intent.coldkey());
        checkWork(state, seat, intent);
        List<String> warnings = new ArrayList<>();
        newcomer(seat, warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, Optional.empty(), Optional.empty(), Rao.ZERO, signer.fee(), warnings,
                state.block());
    }

    private static void checkWork(ChainState state, SeatFacts seat, Intent.RegisterByWork intent)
            throws PlanException, ChainException, StateException {
        if (!seat.openForWork()) {
            throw new PlanException(Kind.SEAT, Texts.get("plan.seat.work-closed", intent.netuid()));
        }
        SeatWork work = intent.work();
        long age = state.block().number() - work.block().number();
        Optional<BigInteger> last = seat.lastWork();
        boolean used = last.isPresent() && last.get().compareTo(BigInteger.valueOf(work.block().number())) >= 0;
        if (age < 0 || age > OLDEST_WORK || used) {
            throw new PlanException(Kind.WORK, Texts.get("plan.seat.work-late"), "work of block "
                    + work.block().number() + " at block " + state.block().number());
        }
        SeatWork.Challenge challenge = new SeatWork.Challenge(work.block(), intent.netuid(), intent.hotkey(),
                intent.coldkey(), seat.difficulty());
        if (!challenge.seal(work.nonce()).equals(work.seal()) || !challenge.isSolvedBy(work.seal())) {
            throw new PlanException(Kind.WORK, Texts.get("plan.seat.work-wrong"),
                    "difficulty " + challenge.difficulty());
        }
    }

    static void check(SeatFacts seat, AccountId coldkey)
            throws PlanException, ChainException, StateException {
        if (seat.netuid() == 0) {
            throw new PlanException(Kind.SUBNET, Texts.get("plan.seat.root"));
        }
        if (!seat.exists()) {
            throw new PlanException(Kind.SUBNET, Texts.get("plan.subnet.none", seat.netuid()));
        }
        if (seat.uid().isPresent()) {
            throw new PlanException(Kind.SEAT, Texts.get("plan.seat.taken", seat.netuid(), seat.uid().getAsInt()));
        }
        Optional<AccountId> owner = seat.owner();
        if (owner.isPresent() && !owner.get().equals(coldkey)) {
            throw new PlanException(Kind.HOTKEY, Texts.get("plan.seat.owner", owner.get().address()));
        }
    }

    private static void newcomer(SeatFacts seat, List<String> warnings) throws ChainException, StateException {
        warnings.add(seat.full()
                ? Texts.get("warn.seat.full", Words.blocks(seat.immunityBlocks()))
                : Texts.get("warn.seat.free", Words.blocks(seat.immunityBlocks())));
    }
}
