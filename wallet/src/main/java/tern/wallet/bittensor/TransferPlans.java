package tern.wallet.bittensor;

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

/// Plans transfers of TAO. One round trip.
final class TransferPlans {

    /// Tern's own rule, not the chain's: the chain takes a plain transfer of any amount that keeps the recipient's
    /// account above the existential deposit, but below this the fee (0.0001 to 0.0002 TAO) is most of the cost.
    static final Rao MIN_TRANSFER = Rao.of(100_000);

    private TransferPlans() {}

    static Plan plan(ChainState state, Intent.Transfer intent)
            throws PlanException, ChainException, StateException {
        if (intent.amount().compareTo(MIN_TRANSFER) < 0) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.send.least", Words.tao(MIN_TRANSFER)));
        }
        checkRecipient(intent.from(), intent.to());
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("dest", address(intent.to()));
        args.put("value", Value.of(intent.amount().value()));
        CallSpec call = new CallSpec("Balances", intent.keepAlive() ? "transfer_keep_alive" : "transfer_allow_death",
                args);
        ReadRound round = state.round();
        Facts facts = Facts.ask(state, round, intent.from(), intent.to(), call);
        round.execute();
        SignerFacts signer = facts.signer();
        signer.check();
        List<String> warnings = new ArrayList<>();
        if (intent.keepAlive()) {
            signer.requireSpendable(intent.amount());
        } else {
            checkLastTransfer(signer, intent.amount(), warnings);
        }
        facts.checkReceived(intent.amount(), warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, Optional.empty(), Optional.empty(), intent.amount(), signer.fee(), warnings,
                state.block());
    }

    static Plan plan(ChainState state, Intent.TransferAll intent)
            throws PlanException, ChainException, StateException {
        checkRecipient(intent.from(), intent.to());
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("dest", address(intent.to()));
        args.put("keep_alive", Value.of(intent.keepAlive()));
        CallSpec call = new CallSpec("Balances", "transfer_all", args);
        ReadRound round = state.round();
        Facts facts = Facts.ask(state, round, intent.from(), intent.to(), call);
        Answer<Optional<Value>> stakingHotkeys = round.storage("SubtensorModule", "StakingHotkeys",
                Shape.key(intent.from()));
        round.execute();
        SignerFacts signer = facts.signer();
        signer.check();
        List<String> warnings = new ArrayList<>();
        Balances own = signer.balances();
        boolean canEmpty = !intent.keepAlive() && own.consumers() == 0 && own.reserved().isZero();
        Rao movable = canEmpty ? own.free().minusOrZero(own.locked()) : own.spendable(signer.existentialDeposit());
        Rao amount = movable.minusOrZero(signer.feeReserve());
        if (amount.compareTo(MIN_TRANSFER) < 0) {
            throw new PlanException(Kind.BALANCE,
                    Texts.get("plan.balance.little", Words.tao(MIN_TRANSFER)),
                    "movable " + movable + ", fee " + signer.feeReserve());
        }
        if (!intent.keepAlive()) {
            warnings.add(canEmpty
                    ? Texts.get("warn.empties.stake")
                    : Texts.get("warn.deposits-stay", Words.tao(signer.existentialDeposit())));
        }
        boolean staked = stakingHotkeys
                .map("StakingHotkeys", keys -> keys.isPresent() && !keys.get().asList().isEmpty())
                .get();
        if (staked) {
            warnings.add(Texts.get("warn.stake-stays"));
        }
        facts.checkReceived(amount, warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, Optional.empty(), Optional.empty(), amount, signer.fee(), warnings,
                state.block());
    }

    /// A transfer that may end the account: the fee is still taken so that the account lives, the rest may go.
    private static void checkLastTransfer(SignerFacts signer, Rao amount, List<String> warnings)
            throws PlanException, ChainException, StateException {
        Balances own = signer.balances();
        Rao deposit = signer.existentialDeposit();
        Rao fee = signer.feeReserve();
        Rao movable = own.free().minusOrZero(own.locked());
        Rao needed = amount.plus(fee);
        boolean feeFits = fee.compareTo(own.spendable(deposit)) <= 0;
        if (!feeFits || needed.compareTo(movable) > 0) {
            throw new PlanException(Kind.BALANCE,
                    Texts.get("plan.balance.send", Words.tao(movable), Words.tao(needed)),
                    "free " + own.free() + ", locked " + own.locked() + ", fee " + fee);
        }
        Rao rest = own.free().minus(needed);
        if (rest.compareTo(deposit) >= 0) {
            return;
        }
        if (own.consumers() > 0 || !own.reserved().isZero()) {
            throw new PlanException(Kind.BALANCE,
                    Texts.get("plan.balance.deposits", Words.tao(deposit)),
                    "consumers " + own.consumers() + ", reserved " + own.reserved());
        }
        warnings.add(rest.isZero()
                ? Texts.get("warn.empties")
                : Texts.get("warn.rest-lost", Words.tao(deposit), Words.tao(rest)));
    }

    static void checkRecipient(AccountId from, AccountId to) throws PlanException {
        if (from.equals(to)) {
            throw new PlanException(Kind.RECIPIENT, Texts.get("plan.recipient.self"));
        }
        Optional<String> system = SystemAccounts.describe(to);
        if (system.isPresent()) {
            throw new PlanException(Kind.RECIPIENT,
                    Texts.get("plan.recipient.system", system.get()));
        }
    }

    private static Value address(AccountId account) {
        return Value.variant("Id", Value.of(account.bytes()));
    }

    private record Facts(SignerFacts signer, Answer<Balances> recipient, Answer<Optional<AccountId>> hotkeyOwner) {

        static Facts ask(ChainState state, ReadRound round, AccountId from, AccountId to, CallSpec call)
                throws ChainException, StateException {
            return new Facts(SignerFacts.ask(state, round, from, call), Balances.ask(round, to),
                    ValidatorReader.askOwner(round, to));
        }

        void checkReceived(Rao amount, List<String> warnings) throws PlanException, ChainException, StateException {
            Balances there = recipient.get();
            Rao after = there.free().plus(amount);
            if (after.compareTo(signer.existentialDeposit()) < 0) {
                throw new PlanException(Kind.AMOUNT,
                        Texts.get("plan.recipient.needs", Words.tao(signer.existentialDeposit())));
            }
            if (!there.exists()) {
                warnings.add(Texts.get("warn.recipient.new"));
            }
            if (hotkeyOwner.get().isPresent()) {
                warnings.add(Texts.get("warn.recipient.hotkey"));
            }
        }
    }
}
