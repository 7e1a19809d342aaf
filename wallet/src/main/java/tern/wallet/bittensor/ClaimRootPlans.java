package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans claims of what root stake has earned from validators' funds (spec 441 and later): by `claim_root_with_hotkey`,
/// one for each fund. A claim that pays less than its own fee is left out, unless its fund was named. Two round trips,
/// one more for each claim whose fee free TAO does not cover.
final class ClaimRootPlans {

    /// So many funds are claimed in one transaction: each claim may take an eighth of a block.
    static final int MOST_FUNDS = 4;

    static final String MODULE = "SubtensorModule";

    private final ChainState state;
    private final Intent.ClaimRoot intent;
    private final boolean single;
    private final List<String> warnings = new ArrayList<>();

    private ClaimRootPlans(ChainState state, Intent.ClaimRoot intent) {
        this.state = state;
        this.intent = intent;
        this.single = state.features().claimPerHotkey();
    }

    static Plan plan(ChainState state, Intent.ClaimRoot intent) throws PlanException, ChainException, StateException {
        return state.features().baskets()
                ? new ClaimRootPlans(state, intent).plan()
                : SubnetClaimPlans.plan(state, intent);
    }

    private Plan plan() throws PlanException, ChainException, StateException {
        if (intent.hotkey().isPresent() && !single) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.claim.all-funds"),
                    "no call " + MODULE + ".claim_root_with_hotkey at runtime " + state.specVersion());
        }
        ReadRound round = state.round();
        Answer<RootFunds.FundClaims> asked = RootFunds.ask(state, round, List.of(intent.coldkey()))
                .orElseThrow(() -> new PlanException(Kind.UNSUPPORTED,
                        Texts.get("plan.claim.unknown")))
                .getFirst();
        Answer<Optional<Value>> hold = StakeFacts.askHold(round);
        // a hotkey has a fixed width, so the fee of a claim from any fund is its fee
        Answer<Optional<Rao>> feeOfOne = single
                ? SignerFacts.askFee(state, round, claim(new BasketPosition(Shape.NOBODY, Rao.ZERO, Rao.ZERO,
                        Optional.empty())))
                : Optional::empty;
        round.execute();
        List<BasketPosition> owing = asked.get()
                .positions()
                .stream()
                .filter(one -> intent.hotkey().isEmpty() || intent.hotkey().get().equals(one.hotkey()))
                .toList();
        List<BasketPosition> worthIt = worthTheirFee(paying(owing, asked.get().threshold()), feeOfOne.get());
        boolean batches = Batch.possible(state);
        int most = single ? (batches ? MOST_FUNDS : 1) : worthIt.size();
        List<BasketPosition> chosen = worthIt.subList(0, Math.min(most, worthIt.size()));
        SignerFacts signer = ask(chosen);
        signer.check();
        int room = chosen.size();
        while (single && chosen.size() > 1 && !signer.canPayFee()) {
            chosen = chosen.subList(0, chosen.size() - 1);
            signer = ask(chosen);
        }
        signer.requireSpendable(Rao.ZERO);
        int left = worthIt.size() - chosen.size();
        if (chosen.size() < room) {
            warnings.add(Texts.get("warn.claim.fee-room", chosen.size(), left));
        } else if (left > 0) {
            warnings.add(Texts.get(left == 1 ? "warn.claim.later.one" : "warn.claim.later.many", left));
        }
        warnAboutHold(hold);
        warnAboutDust(chosen);
        Rao brings = worth(chosen);
        warnIfDear(signer, brings, warnings);
        signer.warnAboutFee(warnings);
        List<Plan.Part> parts = chosen.stream()
                .map(one -> new Plan.Part(new Intent.ClaimRoot(intent.coldkey(), Optional.of(one.hotkey())),
                        Optional.empty(), Optional.empty(), one.worth()))
                .toList();
        return new Plan(intent, call(chosen), Optional.empty(), Optional.empty(), brings, signer.fee(), warnings,
                state.block(), parts, left);
    }

    private SignerFacts ask(List<BasketPosition> chosen) throws ChainException, StateException {
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.signer(), call(chosen));
        round.execute();
        return signer;
    }

    private CallSpec call(List<BasketPosition> chosen) {
        return single
                ? Batch.of(chosen.stream().map(ClaimRootPlans::claim).toList())
                : new CallSpec(MODULE, "claim_root", Map.of("subnets", Value.seq()));
    }

    private static CallSpec claim(BasketPosition fund) {
        return new CallSpec(MODULE, "claim_root_with_hotkey", Map.of("hotkey", Shape.key(fund.hotkey())));
    }

    private static Rao worth(List<BasketPosition> funds) {
        return funds.stream().map(BasketPosition::worth).reduce(Rao.ZERO, Rao::plus);
    }

    /// The funds that pay at all, those first that owe most.
    private static List<BasketPosition> paying(List<BasketPosition> owing, Rao threshold) throws PlanException {
        List<BasketPosition> paying = owing.stream()
                .filter(one -> !one.worth().isZero() && one.worth().compareTo(threshold) >= 0)
                .sorted(Comparator.comparing(BasketPosition::worth).reversed())
                .toList();
        if (paying.isEmpty()) {
            Rao owed = worth(owing);
            throw owed.isZero()
                    ? new PlanException(Kind.AMOUNT, Texts.get("plan.claim.nothing"))
                    : new PlanException(Kind.AMOUNT,
                            Texts.get("plan.claim.too-early", Words.tao(threshold), Words.tao(owed)));
        }
        return paying;
    }

    /// Each claim pays its own fee, so one that brings less only costs. A fund that was named is claimed all the same,
    /// with a warning.
    private List<BasketPosition> worthTheirFee(List<BasketPosition> paying, Optional<Rao> feeOfOne)
            throws PlanException {
        if (feeOfOne.isEmpty() || intent.hotkey().isPresent()) {
            return paying;
        }
        Rao fee = feeOfOne.get();
        List<BasketPosition> worthIt = paying.stream().filter(one -> one.worth().compareTo(fee) > 0).toList();
        List<BasketPosition> dear = paying.subList(worthIt.size(), paying.size());
        if (worthIt.isEmpty()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.claim.dear", Words.tao(fee), Words.tao(worth(dear))));
        }
        if (!dear.isEmpty()) {
            warnings.add(Texts.get(dear.size() == 1 ? "warn.claim.dear.one" : "warn.claim.dear.many", dear.size(),
                    Words.tao(worth(dear)), Words.tao(fee)));
        }
        return worthIt;
    }

    private void warnAboutHold(Answer<Optional<Value>> hold) throws ChainException, StateException {
        long blocks = hold.map("RootStakeUnlockInterval", value -> value.isEmpty() ? 0L : value.get().asLong()).get();
        if (blocks > 0) {
            warnings.add(Texts.get("warn.claim.hold", blocks, Words.blocks(blocks)));
        }
    }

    private void warnAboutDust(List<BasketPosition> chosen) {
        Rao dust = chosen.stream()
                .flatMap(one -> one.claim().stream())
                .map(BasketPosition.Preview::forfeited)
                .reduce(Rao.ZERO, Rao::plus);
        if (!dust.isZero()) {
            warnings.add(Texts.get("warn.claim.dust", Words.tao(dust)));
        }
    }

    /// @param worth what the claim brings, in rao of TAO
    static void warnIfDear(SignerFacts signer, Rao worth, List<String> warnings)
            throws ChainException, StateException {
        Rao fee = signer.feeReserve();
        if (fee.compareTo(worth) >= 0) {
            warnings.addFirst(Texts.get("warn.claim.fee", Words.tao(fee)));
        }
    }
}
