package tern.node.practice.subtensor;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;

/// Subnets, stake and everything around them: the declarations of all its parents, and who does the work.
///
/// What is declared and not carried out here fails with `DisabledTemporarily`.
public final class SubtensorPallet extends BasketStorage {

    private final RuntimeEdition edition;
    private final Optional<BasketItems> basketItems;
    private final Shares shares;
    private final Market market;
    private final Optional<Funds> funds;
    private final Emission emissionRules;
    private final Epoch epoch;
    private final Registration registration;
    private final Optional<WorkSeats> workSeats;

    SubtensorPallet(SwapPallet swap, TaoLedger ledger, WorkSeats.BlockHashes hashes, RuntimeEdition edition) {
        this.edition = edition;
        this.basketItems = edition.hasBaskets() ? Optional.of(new BasketItems()) : Optional.empty();
        this.shares = new Shares(this);
        this.market = new Market(this, swap, ledger);
        this.funds = basketItems.map(items -> new Funds(this, items, ledger));
        this.emissionRules = new Emission(this, ledger);
        this.epoch = new Epoch(this, emissionRules);
        this.registration = new Registration(this, ledger);
        this.workSeats = basketItems.filter(_ -> edition.atLeast(475))
                .map(items -> new WorkSeats(this, registration, hashes, items.lastPowRegistrationBlock));
        KeyCalls keyCalls = new KeyCalls(this, ledger);
        ColdkeySwap coldkeySwap = new ColdkeySwap(this, ledger);
        StakingCalls staking = new StakingCalls(this, swap, ledger);
        MoveCalls moves = new MoveCalls(this, swap, ledger, staking);
        Handlers handlers = call -> staking.find(call)
                .or(() -> moves.find(call))
                .or(() -> funds.flatMap(each -> each.find(call)))
                .or(() -> registration.find(call))
                .or(() -> workSeats.flatMap(each -> each.find(call)))
                .or(() -> keyCalls.find(call))
                .or(() -> coldkeySwap.find(call))
                .orElse(this::disabled);
        declareCalls(handlers, edition);
        if (edition.hasBaskets()) {
            declareNewCalls(handlers);
            workSeats.ifPresent(_ -> declareWork(handlers));
        } else {
            declareRetired();
        }
    }

    private void declareNewCalls(Handlers on) {
        call(143, "transfer_stake_and_hotkey", 1_427_000_000L, "Gives stake to another coldkey and hotkey.",
                on.handler("transfer_stake_and_hotkey"), arg("destination_coldkey", Types.ACCOUNT),
                arg("origin_hotkey", Types.ACCOUNT), arg("destination_hotkey", Types.ACCOUNT),
                arg("origin_netuid", Types.U16), arg("destination_netuid", Types.U16),
                arg("alpha_amount", Types.U64));
        call(147, "stake_into_basket", 147_420_000_000L, "Buys into a validator's fund.",
                on.handler("stake_into_basket"), arg("hotkey", Types.ACCOUNT), arg("amount_staked", Types.U64));
        call(148, "claim_root_with_hotkey", 249_916_000_000L, "Claims a root staker's share of one validator's fund.",
                on.handler("claim_root_with_hotkey"), arg("hotkey", Types.ACCOUNT));
        call(149, "move_stake_limit", 4_194_000_000L, "Moves stake while the price is within a limit.",
                on.handler("move_stake_limit"), arg("origin_hotkey", Types.ACCOUNT),
                arg("destination_hotkey", Types.ACCOUNT), arg("origin_netuid", Types.U16),
                arg("destination_netuid", Types.U16), arg("alpha_amount", Types.U64),
                arg("limit_price", Types.U64), arg("allow_partial", Types.BOOL));
    }

    private void declareWork(Handlers on) {
        freeCall(152, WorkSeats.CALL, 4_175_124_000L, "Takes a seat for proof of work.", on.handler(WorkSeats.CALL),
                arg("netuid", Types.U16), arg("work_block", Types.U64), arg("nonce", Types.U64),
                arg("work", Types.bytes(32)), arg("hotkey", Types.ACCOUNT));
    }

    private void disabled(Dispatch dispatch, Call call)
            throws DispatchException {
        throw disabledTemporarily.toException();
    }

    /// Emits, lets registration prices fall, and pays out where an epoch is over.
    @Override
    public void onInitialize(Dispatch dispatch) {
        State state = dispatch.state();
        List<Integer> subnets = networksAdded.keys(state);
        for (int netuid : subnets) {
            registration.decay(state, netuid);
            if (netuid != 0) {
                blocksSinceLastStep.put(state, netuid, blocksSinceLastStep.get(state, netuid) + 1);
            }
        }
        registrationsThisBlock.keys(state).forEach(netuid -> registrationsThisBlock.remove(state, netuid));
        emissionRules.emit(state, dispatch.block(), 1);
        int left = maxEpochsPerBlock.get(state);
        for (int netuid : subnets) {
            if (left > 0 && netuid != 0 && epoch.due(state, netuid, dispatch.block())) {
                epoch.run(dispatch, netuid, dispatch.block());
                left--;
            }
        }
    }

    /// Seats for proof of work, where this edition has them.
    Optional<WorkSeats> workSeats() {
        return workSeats;
    }

    Emission emissionRules() {
        return emissionRules;
    }

    Epoch epochRules() {
        return epoch;
    }

    Registration registrationRules() {
        return registration;
    }

    public RuntimeEdition edition() {
        return edition;
    }

    Optional<BasketItems> basketItems() {
        return basketItems;
    }

    public Shares shares() {
        return shares;
    }

    public Market market() {
        return market;
    }

    /// The validators' funds, where this edition has them.
    public Optional<Funds> funds() {
        return funds;
    }

    /// Notes that a coldkey's stake with a hotkey changed now.
    void stamp(Dispatch dispatch, AccountId hotkey, AccountId coldkey) {
        lastColdkeyHotkeyStakeBlock.put(dispatch.state(), coldkey, hotkey, dispatch.block());
    }
}
