package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Prices and simulated swaps as the runtime works them out. Source: `SwapRuntimeApi`.
public final class SwapReader {

    private static final String API = "SwapRuntimeApi";

    private SwapReader() {}

    /// A simulated swap. Source: `SimSwapResult`, six plain u64.
    ///
    /// @param tao      TAO into the pool without its fee (buy), or TAO received (sell), in rao
    /// @param alpha    alpha received (buy), or alpha into the pool without its fee (sell), in rao of alpha
    /// @param taoFee   fee of a buy, in rao of TAO
    /// @param alphaFee fee of a sell, in rao of alpha
    /// @param possible false when all six numbers are zero: the runtime could not simulate it
    public record Swap(Rao tao, Rao alpha, Rao taoFee, Rao alphaFee, boolean possible) {}

    /// Asks for the spot prices of all subnets, rao of TAO for one whole alpha.
    ///
    /// @param netuids asked one by one where the runtime has no call for all at once
    public static Answer<Map<Integer, Rao>> askPrices(ChainState state, ReadRound round, List<Integer> netuids) {
        if (!state.features().priceAll()) {
            Map<Integer, Answer<Rao>> each = new LinkedHashMap<>();
            for (int netuid : netuids) {
                each.put(netuid, askPrice(state, round, netuid));
            }
            return () -> join(each);
        }
        return byHand(state)
                ? round.apiRaw(API + "_current_alpha_price_all", new byte[0])
                        .map("current_alpha_price_all", SwapReader::readPrices)
                : round.api(API, "current_alpha_price_all").map("current_alpha_price_all", SwapReader::readPrices);
    }

    /// Asks for one subnet's spot price, rao of TAO for one whole alpha.
    public static Answer<Rao> askPrice(ChainState state, ReadRound round, int netuid) {
        String what = "current_alpha_price";
        return byHand(state)
                ? round.apiRaw(API + "_" + what, new ScaleWriter().writeU16(netuid).toBytes())
                        .map(what, bytes -> Shape.plainAmount(new ScaleReader(bytes)))
                : round.api(API, what, Shape.key(netuid)).map(what, Shape::amount);
    }

    /// Asks what an amount would bring: rao of TAO when buying, rao of alpha when selling.
    public static Answer<Swap> askSwap(ChainState state, ReadRound round, int netuid, Quote.Side side, Rao amount) {
        String method = side == Quote.Side.BUY ? "sim_swap_tao_for_alpha" : "sim_swap_alpha_for_tao";
        return byHand(state)
                ? round.apiRaw(API + "_" + method,
                        new ScaleWriter().writeU16(netuid).writeU64(amount.value()).toBytes())
                        .map(method, SwapReader::readSwap)
                : round.api(API, method, Shape.key(netuid), Value.of(amount.value())).map(method, SwapReader::readSwap);
    }

    private static boolean byHand(ChainState state) {
        return state.features().infoApis() == InfoApis.BY_HAND;
    }

    private static Map<Integer, Rao> join(Map<Integer, Answer<Rao>> each) throws ChainException, StateException {
        Map<Integer, Rao> prices = new LinkedHashMap<>();
        for (var entry : each.entrySet()) {
            prices.put(entry.getKey(), entry.getValue().get());
        }
        return prices;
    }

    static Map<Integer, Rao> readPrices(Value answer) throws ScaleException {
        Map<Integer, Rao> prices = new LinkedHashMap<>();
        for (Value row : answer.asList()) {
            prices.put(Shape.netuid(row.field("netuid")), Shape.amount(row.field("price")));
        }
        return prices;
    }

    static Map<Integer, Rao> readPrices(byte[] answer) throws ScaleException {
        ScaleReader in = new ScaleReader(answer);
        Map<Integer, Rao> prices = new LinkedHashMap<>();
        int rows = in.readLength(10);
        for (int i = 0; i < rows; i++) {
            int netuid = in.readU16();
            prices.put(netuid, Shape.plainAmount(in));
        }
        in.requireEnd();
        return prices;
    }

    static Swap readSwap(Value answer) throws ScaleException {
        List<Rao> six = new ArrayList<>(6);
        for (String field : List.of("tao_amount", "alpha_amount", "tao_fee", "alpha_fee", "tao_slippage",
                "alpha_slippage")) {
            six.add(Shape.amount(answer.field(field)));
        }
        return swap(six);
    }

    static Swap readSwap(byte[] answer) throws ScaleException {
        // later runtimes may append fields
        ScaleReader in = new ScaleReader(answer);
        List<Rao> six = new ArrayList<>(6);
        for (int i = 0; i < 6; i++) {
            six.add(Shape.plainAmount(in));
        }
        return swap(six);
    }

    private static Swap swap(List<Rao> six) {
        boolean possible = six.stream().anyMatch(amount -> !amount.isZero());
        return new Swap(six.get(0), six.get(1), six.get(2), six.get(3), possible);
    }
}
