package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Reads what validators' funds owe to a coldkey. Source: `BetaBasketRuntimeApi`, spec 441 and later. Blocking; any
/// thread.
///
/// Layout kept by hand for version 5 of the API: `{hotkey; owed_shares, accrued, redeemable, forfeited_est: u64; rows,
/// rows_to_sell, dust_rows, swept_rows, flushed_credits: u32}`.
public final class RootFunds {

    private static final String API = "BetaBasketRuntimeApi";
    private static final String PREVIEWS = "get_root_basket_claim_previews";
    private static final String POSITIONS = "get_root_basket_positions";
    private static final int PREVIEW_VERSION = 5;
    private static final int PREVIEW_BYTES = 84;

    private final ChainSource source;

    public RootFunds(ChainClient chain) {
        this(ChainSource.of(chain));
    }

    RootFunds(ChainSource source) {
        this.source = source;
    }

    /// What a coldkey can claim.
    ///
    /// @param positions one for each validator that owes something
    /// @param threshold a claim of less than this pays nothing and still costs its fee, in rao of TAO
    public record FundClaims(List<BasketPosition> positions, Rao threshold) {

        public FundClaims {
            positions = List.copyOf(positions);
        }

        /// What claiming from each validator would bring now, in rao of TAO: those that reach the threshold.
        public Rao claimable() {
            return sum(true);
        }

        /// What does not reach the threshold yet: claiming it would pay nothing. In rao of TAO.
        public Rao waiting() {
            return sum(false);
        }

        private Rao sum(boolean reaching) {
            return positions.stream()
                    .map(BasketPosition::worth)
                    .filter(worth -> worth.compareTo(threshold) >= 0 == reaching)
                    .reduce(Rao.ZERO, Rao::plus);
        }
    }

    /// One round trip.
    ///
    /// @return empty where the runtime has no funds, or cannot list what they owe
    public Optional<FundClaims> toClaim(AccountId coldkey, BlockRef at) throws ChainException, StateException {
        return toClaim(coldkey, source.recent(at));
    }

    private Optional<FundClaims> toClaim(AccountId coldkey, ChainState state) throws ChainException, StateException {
        ReadRound round = state.round();
        Optional<Answer<FundClaims>> claims = ask(state, round, List.of(coldkey)).map(List::getFirst);
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        round.execute();
        if (state.outdated()) {
            return toClaim(coldkey, source.at(state.block()));
        }
        return Optional.of(claims.get().get());
    }

    /// Asks for several coldkeys in a round that others ask in as well.
    ///
    /// @return one answer for each coldkey, in their order; empty where the runtime cannot say
    public static Optional<List<Answer<FundClaims>>> ask(ChainState state, ReadRound round, List<AccountId> coldkeys)
            throws StateException {
        if (!answers(state)) {
            return Optional.empty();
        }
        Answer<Rao> threshold = round.storage("SubtensorModule", "RootClaimableThreshold", Shape.key(0))
                .map("RootClaimableThreshold", RootFunds::threshold);
        List<Answer<FundClaims>> claims = new ArrayList<>(coldkeys.size());
        for (AccountId coldkey : coldkeys) {
            Answer<List<BasketPosition>> rows = askOne(state, round, coldkey);
            claims.add(() -> new FundClaims(rows.get(), threshold.get()));
        }
        return Optional.of(claims);
    }

    private static boolean answers(ChainState state) {
        return state.features().baskets()
                && (state.hasApi(API, PREVIEWS) || state.hasApi(API, POSITIONS) || byHand(state));
    }

    private static boolean byHand(ChainState state) {
        return state.features().infoApis() == InfoApis.BY_HAND
                && state.features().basketVersion().orElse(0) == PREVIEW_VERSION;
    }

    private static Answer<List<BasketPosition>> askOne(ChainState state, ReadRound round, AccountId coldkey) {
        if (state.hasApi(API, PREVIEWS)) {
            return round.api(API, PREVIEWS, Shape.key(coldkey)).map(PREVIEWS, RootFunds::readPreviews);
        }
        if (state.hasApi(API, POSITIONS)) {
            return round.api(API, POSITIONS, Shape.key(coldkey)).map(POSITIONS, RootFunds::readPositions);
        }
        return round.apiRaw(API + "_" + PREVIEWS, coldkey.bytes())
                .map(PREVIEWS, bytes -> readPreviews(new ScaleReader(bytes)));
    }

    static List<BasketPosition> readPreviews(Value answer) throws ScaleException {
        List<BasketPosition> rows = new ArrayList<>();
        for (Value row : answer.asList()) {
            rows.add(new BasketPosition(Shape.account(row.field("hotkey")), Shape.amount(row.field("owed_shares")),
                    Shape.amount(row.field("accrued")),
                    Optional.of(new BasketPosition.Preview(Shape.amount(row.field("redeemable")),
                            Shape.amount(row.field("forfeited_est")), row.field("rows").asLong(),
                            row.field("rows_to_sell").asLong()))));
        }
        return rows;
    }

    static List<BasketPosition> readPreviews(ScaleReader in) throws ScaleException {
        List<BasketPosition> rows = new ArrayList<>();
        int count = in.readLength(PREVIEW_BYTES);
        for (int i = 0; i < count; i++) {
            AccountId hotkey = Shape.account(in);
            Rao owed = Shape.plainAmount(in);
            Rao accrued = Shape.plainAmount(in);
            Rao redeemable = Shape.plainAmount(in);
            Rao forfeited = Shape.plainAmount(in);
            long holdings = in.readU32();
            long toSell = in.readU32();
            in.skip(12);
            rows.add(new BasketPosition(hotkey, owed, accrued,
                    Optional.of(new BasketPosition.Preview(redeemable, forfeited, holdings, toSell))));
        }
        in.requireEnd();
        return rows;
    }

    /// Before version 5: `(hotkey, shares u64, tao u64)`.
    static List<BasketPosition> readPositions(Value answer) throws ScaleException {
        List<BasketPosition> rows = new ArrayList<>();
        for (Value row : answer.asList()) {
            rows.add(new BasketPosition(Shape.account(row.at(0)), Shape.amount(row.at(1)), Shape.amount(row.at(2)),
                    Optional.empty()));
        }
        return rows;
    }

    /// I96F32, rounded up: what is owed has to reach it.
    static Rao threshold(Optional<Value> fixed) throws ScaleException {
        if (fixed.isEmpty()) {
            return Rao.ZERO;
        }
        BigInteger whole = PoolMath.ceil(bits(fixed.get()).max(BigInteger.ZERO), BigInteger.ONE.shiftLeft(32));
        return Shape.amount(Value.of(whole));
    }

    /// The bits of a fixed-point number.
    static BigInteger bits(Value fixed) throws ScaleException {
        Optional<Value> field = fixed.find("bits");
        return field.isPresent() ? field.get().asInteger() : fixed.asInteger();
    }
}
