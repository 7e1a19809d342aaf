package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What every plan needs to know about who signs: balance, fee, and whether the chain takes anything from that account.
final class SignerFacts {

    /// Assumed where the runtime cannot estimate: about twice the dearest call that is no claim.
    static final Rao FEE_GUESS = Rao.of(2_000_000);
    /// The same for one claim, which may have to sell every holding of a fund: what its weight costs at most.
    static final Rao CLAIM_GUESS = Rao.of(62_500_000);

    /// What a signed extrinsic adds to its call, at most: length, address, signature, era, nonce, tip, mode. Usually it
    /// is 106 bytes, so the estimate is a few rao high.
    private static final int ENVELOPE = 112;

    private static final String FEE_CALL = "TransactionPaymentCallApi_query_call_info";

    private final Answer<Balances> balances;
    private final Answer<Optional<Value>> announced;
    private final Answer<Optional<Value>> disputed;
    private final Answer<Optional<Value>> safeMode;
    private final Answer<Optional<Rao>> fee;
    private final Rao existentialDeposit;
    private final Rao guess;

    private SignerFacts(ChainState state, ReadRound round, AccountId signer, CallSpec call)
            throws ChainException, StateException {
        this.existentialDeposit = ChainValues.existentialDeposit(state);
        this.balances = Balances.ask(round, signer);
        this.announced = round.storage("SubtensorModule", "ColdkeySwapAnnouncements", Shape.key(signer));
        this.disputed = round.storage("SubtensorModule", "ColdkeySwapDisputes", Shape.key(signer));
        this.safeMode = round.storage("SafeMode", "EnteredUntil");
        this.fee = askFee(state, round, call);
        this.guess = guess(call);
    }

    /// What is assumed of a call's fee: of a batch for each of its parts.
    static Rao guess(CallSpec call) {
        return Batch.names(call)
                .stream()
                .map(name -> name.startsWith("claim_root") ? CLAIM_GUESS : FEE_GUESS)
                .reduce(Rao.ZERO, Rao::plus);
    }

    /// @param call as it will be signed, but for amounts of fixed width
    static SignerFacts ask(ChainState state, ReadRound round, AccountId signer, CallSpec call)
            throws ChainException, StateException {
        return new SignerFacts(state, round, signer, call);
    }

    /// Refuses what the chain refuses from this account whatever it is.
    void check() throws PlanException, ChainException, StateException {
        if (disputed.get().isPresent()) {
            throw new PlanException(Kind.KEY_SWAP,
                    Texts.get("plan.key-swap.disputed"),
                    "ColdkeySwapDisputes");
        }
        Optional<Value> swap = announced.get();
        if (swap.isPresent()) {
            Answer<Optional<Value>> known = () -> swap;
            long from = known.map("ColdkeySwapAnnouncements", value -> value.orElseThrow().at(0).asLong()).get();
            throw new PlanException(Kind.KEY_SWAP,
                    Texts.get("plan.key-swap.announced", from),
                    "ColdkeySwapAnnouncements");
        }
        if (safeMode.get().isPresent()) {
            throw new PlanException(Kind.SAFE_MODE,
                    Texts.get("plan.safe-mode"),
                    "SafeMode.EnteredUntil");
        }
    }

    Balances balances() throws ChainException, StateException {
        return balances.get();
    }

    Rao existentialDeposit() {
        return existentialDeposit;
    }

    /// The transaction fee; empty where the runtime could not tell.
    Optional<Rao> fee() throws ChainException, StateException {
        return fee.get();
    }

    /// The fee, or what is assumed for checks.
    Rao feeReserve() throws ChainException, StateException {
        return fee().orElse(guess);
    }

    /// Refuses when amount and fee do not fit into what can leave while the account stays alive.
    void requireSpendable(Rao amount) throws PlanException, ChainException, StateException {
        Rao spendable = balances().spendable(existentialDeposit);
        Rao needed = amount.plus(feeReserve());
        if (needed.compareTo(spendable) > 0) {
            throw new PlanException(Kind.BALANCE,
                    Texts.get("plan.balance.spend", Words.tao(spendable), Words.tao(needed)),
                    "free " + balances().free() + ", locked " + balances().locked() + ", existential deposit "
                            + existentialDeposit + ", fee " + feeReserve());
        }
    }

    /// Whether free TAO covers the fee while the account stays alive.
    boolean canPayFee() throws ChainException, StateException {
        return feeReserve().compareTo(balances().spendable(existentialDeposit)) <= 0;
    }

    /// For calls that move stake: says so where free TAO does not cover the fee.
    void warnIfStakePaysFee(List<String> warnings) throws ChainException, StateException {
        if (!canPayFee()) {
            warnings.add(Texts.get("warn.fee.stake", Words.tao(feeReserve())));
        }
    }

    /// Says so where the fee is not known.
    void warnAboutFee(List<String> warnings) throws ChainException, StateException {
        if (fee().isEmpty()) {
            warnings.add(Texts.get("warn.fee.unknown", Words.tao(guess)));
        }
    }

    /// The fee of a call; empty where the runtime could not tell.
    static Answer<Optional<Rao>> askFee(ChainState state, ReadRound round, CallSpec call)
            throws StateException {
        if (!state.features().callFeeApi()) {
            return Optional::empty;
        }
        byte[] bytes = state.encodeCall(call);
        byte[] args = new ScaleWriter(bytes.length + 4)
                .writeBytes(bytes)
                .writeU32(bytes.length + ENVELOPE)
                .toBytes();
        Answer<Rao> asked = round.apiRaw(FEE_CALL, args).map(FEE_CALL, answer -> {
            // RuntimeDispatchInfo: weight {ref_time, proof_size: compact}, class u8, partial_fee u64
            ScaleReader in = new ScaleReader(answer);
            in.readCompact(64);
            in.readCompact(64);
            in.readU8();
            return Shape.plainAmount(in);
        });
        return () -> {
            try {
                return Optional.of(asked.get());
            } catch (ChainException e) {
                if (e.kind() == ChainException.Kind.NODE_ERROR) {
                    return Optional.empty();
                }
                throw e;
            }
        };
    }
}
