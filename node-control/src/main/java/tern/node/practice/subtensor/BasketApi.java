package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// `BetaBasketRuntimeApi`, version 5, as far as it tells of positions and claims; its pricing indices are missing.
final class BasketApi {

    private static final RowType HOLDING = RowType.struct("pallet_subtensor", "staking", "claim_root", "BasketHolding")
            .with("netuid", Types.U16)
            .with("alpha", Types.U64)
            .with("spot", Types.U64)
            .with("realizable", Types.U64);
    private static final RowType SUMMARY = RowType.struct("pallet_subtensor", "staking", "claim_root", "BasketSummary")
            .with("hotkey", Types.ACCOUNT)
            .with("nav", Types.U64)
            .with("spot_nav", Types.U64)
            .with("shares", Types.U64)
            .with("deposited", Types.U64)
            .with("redeemed", Types.U64)
            .with("holdings", Types.vec(HOLDING));
    private static final RowType POSITION = RowType
            .struct("pallet_subtensor", "staking", "claim_root", "BasketPosition")
            .with("hotkey", Types.ACCOUNT)
            .with("beta", Types.U64)
            .with("beta_total", Types.U64)
            .with("nav", Types.U64)
            .with("value", Types.U64)
            .with("spot_value", Types.U64);
    private static final RowType PREVIEW = RowType
            .struct("pallet_subtensor", "staking", "claim_root", "BasketClaimPreview")
            .with("hotkey", Types.ACCOUNT)
            .with("owed_shares", Types.U64)
            .with("accrued", Types.U64)
            .with("redeemable", Types.U64)
            .with("forfeited_est", Types.U64)
            .with("rows", Types.U32)
            .with("rows_to_sell", Types.U32)
            .with("dust_rows", Types.U32)
            .with("swept_rows", Types.U32)
            .with("flushed_credits", Types.U32);

    private final SubtensorPallet chain;
    private final Funds funds;

    private BasketApi(SubtensorPallet chain, Funds funds) {
        this.chain = chain;
        this.funds = funds;
    }

    static ApiDecl of(SubtensorPallet chain, Funds funds) {
        return new BasketApi(chain, funds).declare();
    }

    private ApiDecl declare() {
        CallDecl.Arg hotkey = new CallDecl.Arg("hotkey", Types.ACCOUNT);
        CallDecl.Arg coldkey = new CallDecl.Arg("coldkey", Types.ACCOUNT);
        return new ApiDecl("BetaBasketRuntimeApi", 5, "Validators' funds and who owns what of them.")
                .method("get_root_basket_owed", Types.U64, "Rao over all validators.",
                        (query, args) -> previews(query.state(), (AccountId) args.get(0)).stream()
                                .mapToLong(row -> (Long) row.get(3))
                                .sum(),
                        coldkey)
                .method("get_basket_payout", Types.U64, "Rao of one claim.",
                        (query, args) -> funds.preview(query.state(), (AccountId) args.get(0),
                                (AccountId) args.get(1)).tao(),
                        hotkey, coldkey)
                .method("get_validator_basket_nav", Types.U64, "What a fund would fetch.",
                        (query, args) -> funds.value(query.state(), (AccountId) args.get(0)), hotkey)
                .method("get_root_basket_total_nav", Types.U64, "What all funds would fetch.",
                        (query, args) -> chain.delegates.keys(query.state())
                                .stream()
                                .mapToLong(each -> funds.value(query.state(), each))
                                .sum())
                .method("get_validator_basket",
                        Types.vec(RowType.tuple(Types.U16, Types.U64, Types.U64)), "A fund's holdings.",
                        (query, args) -> funds.holdings(query.state(), (AccountId) args.get(0))
                                .stream()
                                .map(each -> List.<Object>of(each.netuid(), each.alpha(), each.realizable()))
                                .toList(),
                        hotkey)
                .method("get_validator_basket_summary", SUMMARY, "A fund.",
                        (query, args) -> summary(query.state(), (AccountId) args.get(0)), hotkey)
                .method("get_all_validator_baskets", Types.vec(SUMMARY), "All funds.",
                        (query, args) -> chain.delegates.keys(query.state())
                                .stream()
                                .filter(each -> funds.shares(query.state(), each) > 0)
                                .map(each -> summary(query.state(), each))
                                .toList())
                .method("get_root_basket_positions", Types.vec(RowType.tuple(Types.ACCOUNT, Types.U64, Types.U64)),
                        "What a coldkey is owed by each fund.",
                        (query, args) -> previews(query.state(), (AccountId) args.get(0)).stream()
                                .map(row -> List.of(row.get(0), row.get(1), row.get(3)))
                                .toList(),
                        coldkey)
                .method("get_basket_position", Types.option(POSITION), "One position.",
                        (query, args) -> position(query.state(), (AccountId) args.get(0), (AccountId) args.get(1)),
                        hotkey, coldkey)
                .method("get_root_basket_portfolio", Types.vec(POSITION), "All positions.",
                        (query, args) -> chain.stakingHotkeys.get(query.state(), (AccountId) args.get(0))
                                .stream()
                                .flatMap(each -> position(query.state(), each, (AccountId) args.get(0)).stream())
                                .toList(),
                        coldkey)
                .method("get_basket_claim_preview", Types.option(PREVIEW), "What a claim would do.",
                        (query, args) -> preview(query.state(), (AccountId) args.get(0), (AccountId) args.get(1)),
                        hotkey, coldkey)
                .method("get_root_basket_claim_previews", Types.vec(PREVIEW), "What all claims would do.",
                        (query, args) -> previews(query.state(), (AccountId) args.get(0)), coldkey);
    }

    private List<Object> summary(State state, AccountId hotkey) {
        List<List<Object>> rows = new ArrayList<>();
        for (Funds.Holding each : funds.holdings(state, hotkey)) {
            rows.add(List.of(each.netuid(), each.alpha(), each.spot(), each.realizable()));
        }
        return List.of(hotkey, funds.value(state, hotkey), funds.spotValue(state, hotkey),
                funds.shares(state, hotkey), funds.deposited(state, hotkey), funds.redeemed(state, hotkey), rows);
    }

    private Optional<List<Object>> position(State state, AccountId hotkey, AccountId coldkey) {
        Funds.Claim claim = funds.preview(state, hotkey, coldkey);
        long all = funds.shares(state, hotkey);
        if (claim.shares() == 0) {
            return Optional.empty();
        }
        long spot = Amounts.mulDiv(funds.spotValue(state, hotkey), claim.shares(), all);
        return Optional.of(List.of(hotkey, claim.shares(), all, funds.value(state, hotkey), claim.tao(), spot));
    }

    private Optional<List<Object>> preview(State state, AccountId hotkey, AccountId coldkey) {
        Funds.Claim claim = funds.preview(state, hotkey, coldkey);
        return claim.shares() == 0
                ? Optional.empty()
                : Optional.of(List.of(hotkey, claim.shares(), claim.tao(), claim.tao(), 0L, (long) claim.rows(),
                        (long) claim.rows(), 0L, 0L, 0L));
    }

    private List<List<Object>> previews(State state, AccountId coldkey) {
        return chain.stakingHotkeys.get(state, coldkey)
                .stream()
                .flatMap(hotkey -> preview(state, hotkey, coldkey).stream())
                .toList();
    }
}
