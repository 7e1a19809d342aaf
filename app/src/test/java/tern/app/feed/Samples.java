package tern.app.feed;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tern.app.feed.PortfolioState.Link;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Invented portfolios with the figures of the design pictures.
public final class Samples {

    /// The block of [#portfolio].
    public static final long BLOCK = 8_599_188;

    public static final NamedAccount SAVINGS = new NamedAccount("savings", account("savings"));
    public static final NamedAccount TRADING = new NamedAccount("trading", account("trading"));

    private Samples() {}

    public static AccountId account(String seed) {
        return AccountId.of(Blake2.hash256(seed.getBytes(StandardCharsets.UTF_8)));
    }

    public static Hash32 hash(String seed) {
        return Hash32.of(Blake2.hash256(seed.getBytes(StandardCharsets.UTF_8)));
    }

    public static BlockRef block(long number) {
        return new BlockRef(number, hash("block " + number));
    }

    public static Rao tao(String amount) {
        return Rao.of(new BigDecimal(amount).movePointRight(Rao.DECIMALS).longValueExact());
    }

    /// One subnet's stake, in the words of the pictures.
    public record Stake(int netuid, String name, String symbol, String validator, String alpha, String price,
            String exit, Optional<Boolean> earning) {

        public PositionPicture position() {
            Rao amount = tao(alpha);
            Rao each = tao(price);
            Rao spot = amount.scaled(java.math.BigInteger.valueOf(each.value()),
                    java.math.BigInteger.valueOf(Rao.PER_TAO));
            return new PositionPicture(netuid, symbol, account("hotkey " + validator + netuid),
                    validator.isEmpty() ? Optional.empty() : Optional.of(validator), Optional.of(11_796), amount, each,
                    spot, tao(exit), netuid == 0 ? ExitSource.ROOT : ExitSource.RUNTIME_SIMULATION, earning);
        }

        Subnet subnet() {
            return new Subnet(netuid, name, symbol, tao(price), tao("180410"), tao("2000000"), tao("1900000"), 360,
                    Optional.empty(), Optional.empty());
        }
    }

    public static List<Stake> stakes() {
        return List.of(
                new Stake(0, "Root", "τ", "Rizzo", "600.0000", "1", "600.0000", Optional.of(true)),
                new Stake(64, "Chutes", "א", "Taostats", "3112.408215772", "0.0871", "268.8812", Optional.of(true)),
                new Stake(56, "Gradients", "ט", "Openτensor", "1904.118", "0.0702", "132.0417", Optional.of(true)),
                new Stake(4, "Targon", "δ", "Yuma", "1240.7", "0.064", "78.6640", Optional.of(true)),
                new Stake(62, "Ridges", "λ", "", "840.221", "0.0712", "59.2275", Optional.of(false)),
                new Stake(75, "Hippius", "γ", "Kraken", "902", "0.0624", "55.9006", Optional.empty()));
    }

    public static PortfolioSnapshot portfolio() {
        return portfolio(BLOCK, List.of(SAVINGS), stakes(), "84.257");
    }

    public static PortfolioSnapshot portfolio(
            long block, List<NamedAccount> accounts, List<Stake> stakes, String free) {
        Map<Integer, Subnet> subnets = new TreeMap<>();
        stakes.forEach(stake -> subnets.put(stake.netuid(), stake.subnet()));
        List<AccountPicture> pictures = new ArrayList<>();
        for (NamedAccount account : accounts) {
            pictures.add(new AccountPicture(account.account(), tao(free), Rao.ZERO, Rao.ZERO, Rao.of(500),
                    stakes.stream().map(Stake::position).toList(), Optional.empty()));
        }
        return new PortfolioSnapshot("finney", hash("genesis"), 424, block(block),
                Optional.of(Instant.parse("2026-11-22T12:00:00Z")), pictures, subnets);
    }

    /// A live state with this snapshot at its head.
    public static UnaryOperator<PortfolioState> live(PortfolioSnapshot snapshot, Instant headTime) {
        return state -> state.withLink(Link.LIVE)
                .withHead(snapshot.block(), Optional.of(headTime))
                .withSnapshot(snapshot)
                .withProblem(Optional.empty());
    }

    /// Finney with savings, live.
    public static PortfolioState state() {
        return live(portfolio(), Instant.parse("2026-11-22T12:00:00Z"))
                .apply(PortfolioState.connecting(Networks.finney(), List.of(SAVINGS)));
    }
}
