package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

final class RootFundsTest {

    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId HOT = FakeChain.account(3);

    private static FakeChain chain(boolean baskets, int version) {
        Features f = FakeChain.modern();
        return new FakeChain(new Features(f.dynamicTao(), f.infoApis(), f.swapApi(), f.priceAll(), f.callFeeApi(),
                f.limitStakeCalls(), f.removeFullLimit(), f.stakeAvailability(), f.identitiesV2(), f.subtokenSwitch(),
                f.alphaV1(), f.alphaV2(), f.coldkeySwap(), false, baskets,
                baskets ? OptionalInt.of(version) : OptionalInt.empty(), baskets, false, false, false, false, false,
                false, f.locks(), f.limitOrders(), f.mevShield(), f.hyperparamsV3(), false, false,
                f.stakeTransfer()));
    }

    private static Value preview() {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(HOT));
        row.put("owed_shares", Value.of(900));
        row.put("accrued", Value.of(800));
        row.put("redeemable", Value.of(700));
        row.put("forfeited_est", Value.of(5));
        row.put("rows", Value.of(12));
        row.put("rows_to_sell", Value.of(10));
        row.put("something_new", Value.of(true));
        return Value.struct(row);
    }

    @Test
    void claimsAreListedWithTheThreshold() throws ChainException, StateException {
        // half a million and a half rao in I96F32: what is owed has to reach the next whole rao
        BigInteger bits = BigInteger.valueOf(500_000).shiftLeft(32).add(BigInteger.ONE.shiftLeft(31));
        FakeChain chain = chain(true, 5)
                .api("BetaBasketRuntimeApi", "get_root_basket_claim_previews", args -> Value.seq(preview()))
                .put("SubtensorModule", "RootClaimableThreshold", Value.struct(Map.of("bits", Value.of(bits))),
                        Value.of(0));
        RootFunds.FundClaims claims = new RootFunds(chain).toClaim(ME, FakeChain.BLOCK).orElseThrow();
        assertThat(claims.threshold()).isEqualTo(Rao.of(500_001));
        assertThat(claims.positions()).containsExactly(new BasketPosition(HOT, Rao.of(900), Rao.of(800),
                Optional.of(new BasketPosition.Preview(Rao.of(700), Rao.of(5), 12, 10))));
        assertThat(chain.frames()).isEqualTo(1);
    }

    @Test
    void olderRuntimesListPositionsWithoutPreview() throws ChainException, StateException {
        FakeChain chain = chain(true, 4).api("BetaBasketRuntimeApi", "get_root_basket_positions",
                args -> Value.seq(Value.tuple(FakeChain.key(HOT), Value.of(9), Value.of(8))));
        List<BasketPosition> rows = new RootFunds(chain).toClaim(ME, FakeChain.BLOCK).orElseThrow().positions();
        assertThat(rows).containsExactly(new BasketPosition(HOT, Rao.of(9), Rao.of(8), Optional.empty()));
    }

    @Test
    void aRuntimeWithoutFundsIsNotAsked() throws ChainException, StateException {
        FakeChain chain = chain(false, 0);
        assertThat(new RootFunds(chain).toClaim(ME, FakeChain.BLOCK)).isEmpty();
        assertThat(chain.frames()).isZero();
    }
}
