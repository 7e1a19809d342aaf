package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;

/// `SwapRuntimeApi`: prices, and what trades would do by the same arithmetic that does them. All zero means that the
/// trade can't be done.
final class SwapApi {

    private SwapApi() {}

    static ApiDecl of(SubtensorPallet chain) {
        return new ApiDecl("SwapRuntimeApi", 1, "Prices and simulated trades.")
                .method("current_alpha_price", Types.U64, "Rao per alpha.",
                        (query, args) -> chain.market().pool(query.state(), (Integer) args.get(0)).price(),
                        new CallDecl.Arg("netuid", Types.U16))
                .method("current_alpha_price_all", Types.vec(FinneyTypes.SUBNET_PRICE), "Rao per alpha, all subnets.",
                        (query, args) -> prices(chain, query.state()))
                .method("sim_swap_tao_for_alpha", FinneyTypes.SIM_SWAP_RESULT, "What a purchase would do.",
                        (query, args) -> buy(chain, query.state(), (Integer) args.get(0), (Long) args.get(1)),
                        new CallDecl.Arg("netuid", Types.U16), new CallDecl.Arg("tao", Types.U64))
                .method("sim_swap_alpha_for_tao", FinneyTypes.SIM_SWAP_RESULT, "What a sale would do.",
                        (query, args) -> sell(chain, query.state(), (Integer) args.get(0), (Long) args.get(1)),
                        new CallDecl.Arg("netuid", Types.U16), new CallDecl.Arg("alpha", Types.U64));
    }

    private static List<List<Object>> prices(SubtensorPallet chain, State state) {
        List<List<Object>> prices = new ArrayList<>();
        for (int netuid : chain.networksAdded.keys(state)) {
            prices.add(List.of(netuid, chain.market().pool(state, netuid).price()));
        }
        return prices;
    }

    private static List<Object> buy(SubtensorPallet chain, State state, int netuid, long taoBits) {
        try {
            Pool pool = chain.market().pool(state, netuid);
            Pool.Trade trade = chain.market().quoteBuy(pool, Amounts.ofBits(taoBits), true);
            long ideal = Amounts.mulDiv(trade.gross(), Pool.ONE, Math.max(1, pool.price()));
            return List.of(trade.net(), trade.out(), trade.fee(), 0L, 0L, Math.max(0, ideal - trade.out()));
        } catch (DispatchException e) {
            return nothing();
        }
    }

    private static List<Object> sell(SubtensorPallet chain, State state, int netuid, long alphaBits) {
        try {
            Pool pool = chain.market().pool(state, netuid);
            Pool.Trade trade = chain.market().quoteSell(pool, Amounts.ofBits(alphaBits), true);
            long ideal = Amounts.mulDiv(trade.gross(), pool.price(), Pool.ONE);
            return List.of(trade.out(), trade.net(), 0L, trade.fee(), Math.max(0, ideal - trade.out()), 0L);
        } catch (DispatchException e) {
            return nothing();
        }
    }

    /// The chain's answer to what can't be quoted; it has no way to say why.
    private static List<Object> nothing() {
        return List.of(0L, 0L, 0L, 0L, 0L, 0L);
    }
}
