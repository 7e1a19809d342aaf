package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.CallRules;
import tern.node.practice.runtime.CorePallets;
import tern.node.practice.runtime.InvalidTransaction;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.SubtensorParts;
import tern.wallet.keys.AccountId;

/// Subtensor's part of the practice runtime.
public final class SubtensorRuntime implements SubtensorParts {

    private static final int COLDKEY_IN_SWAP = 0;
    private static final int COLDKEY_SWAP_DISPUTED = 21;
    private static final int BAD_REQUEST = 255;

    @Override
    public List<Pallet> pallets(RuntimeCalls calls, CorePallets core, RuntimeEdition edition) {
        SwapPallet swap = new SwapPallet();
        TaoLedger ledger = new BalancesLedger(core.balances(), core.author());
        return List.of(new SubtensorPallet(swap, ledger, core.system()::blockHash, edition), swap);
    }

    @Override
    public List<ApiDecl> apis(List<Pallet> own, CorePallets core, RuntimeEdition edition) {
        SubtensorPallet chain = subtensor(own);
        List<ApiDecl> apis = new ArrayList<>();
        apis.add(SwapApi.of(chain));
        apis.add(StakeApi.of(chain));
        apis.addAll(SubnetApi.of(chain));
        apis.addAll(NeuronApi.of(chain));
        chain.funds().ifPresent(funds -> apis.add(BasketApi.of(chain, funds)));
        return apis;
    }

    @Override
    public CallRules rules(List<Pallet> own, CorePallets core, RuntimeEdition edition) {
        SubtensorPallet chain = subtensor(own);
        AlphaFees alphaFees = new AlphaFees(chain, new BalancesLedger(core.balances(), core.author()));
        return new CallRules() {
            @Override
            public Optional<InvalidTransaction> validate(State state, AccountId signer, Call call, long block) {
                if (chain.coldkeySwapDisputes.find(state, signer).isPresent()) {
                    return Optional.of(new InvalidTransaction.Custom(COLDKEY_SWAP_DISPUTED));
                }
                if (call.is("SubtensorModule", WorkSeats.CALL)
                        && chain.workSeats().filter(seats -> seats.wouldTake(state, signer, call, block)).isEmpty()) {
                    return Optional.of(new InvalidTransaction.Custom(BAD_REQUEST));
                }
                return frozen(chain, state, signer, call)
                        ? Optional.of(new InvalidTransaction.Custom(COLDKEY_IN_SWAP))
                        : Optional.empty();
            }

            @Override
            public void beforeDispatch(Dispatch dispatch, Call call) throws DispatchException {
                if (dispatch.origin() instanceof Origin.Signed signed) {
                    State state = dispatch.state();
                    chain.coldkeySwapDisputed
                            .unless(chain.coldkeySwapDisputes.find(state, signed.who()).isEmpty());
                    chain.coldkeySwapAnnounced.unless(!frozen(chain, state, signed.who(), call));
                }
            }

            @Override
            public boolean canPayInAlpha(State state, AccountId payer, Call call, long fee) {
                return alphaFees.canPay(state, payer, call, fee);
            }

            @Override
            public void payInAlpha(Dispatch dispatch, AccountId payer, Call call, long fee) throws DispatchException {
                alphaFees.pay(dispatch, payer, call, fee);
            }

            @Override
            public void recycled(State state, long rao) {
                chain.totalIssuance.put(state, chain.totalIssuance.get(state) - rao);
            }
        };
    }

    /// An announced swap freezes everything but the calls about it.
    private static boolean frozen(SubtensorPallet chain, State state, AccountId signer, Call call) {
        if (chain.coldkeySwapAnnouncements.find(state, signer).isEmpty()) {
            return false;
        }
        boolean about = call.decl().pallet().equals("SubtensorModule") && switch (call.decl().name()) {
            case "announce_coldkey_swap", "swap_coldkey_announced", "dispute_coldkey_swap",
                    "clear_coldkey_swap_announcement" ->
                true;
            default -> false;
        };
        return !about && !call.is("MevShield", "submit_encrypted");
    }

    private static SubtensorPallet subtensor(List<Pallet> own) {
        return own.stream()
                .filter(SubtensorPallet.class::isInstance)
                .map(SubtensorPallet.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("these are not Subtensor's pallets"));
    }
}
