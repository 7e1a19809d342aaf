package tern.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.feed.Samples.Stake;
import tern.app.feed.ScriptedSource;
import tern.app.home.HomeModel.Phase;
import tern.app.ui.PositionRow;
import tern.app.ui.Series;
import tern.app.ui.Slice;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.BasketPosition;
import tern.wallet.bittensor.RootFunds.FundClaims;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.units.Rao;

/// Without a toolkit: the presenter is plain Java.
class HomePresenterTest {

    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

    private final HomeModel model = new HomeModel();
    private final ScriptedSource source = new ScriptedSource();
    private final HomePresenter presenter = new HomePresenter(model, source, Texts.load(Locale.ENGLISH),
            new TaoFormat(Locale.ENGLISH));

    private static PortfolioState showing(PortfolioSnapshot snapshot, NamedAccount... accounts) {
        return Samples.live(snapshot, TIME).apply(PortfolioState.connecting(Networks.finney(), List.of(accounts)));
    }

    @Test
    void theTotalIsWhatSellingWouldBringAndSpotStandsBehindIt() {
        presenter.show(Samples.state());
        Balance balance = model.balance().get().orElseThrow();
        assertThat(balance.total()).isEqualTo(Samples.tao("1278.972"));
        assertThat(balance.spot()).isGreaterThan(balance.total());
        assertThat(balance.cost()).contains("Selling it all now would cost 5.5581 τ, 0.4% of the spot value");
    }

    @Test
    void reservedCountsAndLockedIsNotFreeToUse() {
        PositionPicture root = Samples.stakes().getFirst().position();
        PortfolioSnapshot snapshot = with(new AccountPicture(Samples.SAVINGS.account(), Samples.tao("10"),
                Samples.tao("2"), Samples.tao("3"), Rao.of(500), List.of(root), Optional.empty()));
        presenter.show(showing(snapshot, Samples.SAVINGS));
        assertThat(model.balance().get().orElseThrow().total()).isEqualTo(Samples.tao("612"));
        Where where = model.where().get().orElseThrow();
        assertThat(where.free()).isEqualTo(Samples.tao("7"));
        assertThat(where.reserved()).isEqualTo(Samples.tao("2"));
        assertThat(where.locked()).isEqualTo(Samples.tao("3"));
    }

    @Test
    void whatIsToClaimStandsApartAndWhatIsTooLittleIsExplained() {
        PositionPicture root = Samples.stakes().getFirst().position();
        BasketPosition pays = new BasketPosition(Samples.account("one"), Rao.of(9), Samples.tao("0.5"),
                Optional.of(new BasketPosition.Preview(Samples.tao("0.412"), Rao.ZERO, 1, 1)));
        BasketPosition tooLittle = new BasketPosition(Samples.account("two"), Rao.of(1), Samples.tao("0.0002"),
                Optional.empty());
        presenter.show(showing(with(new AccountPicture(Samples.SAVINGS.account(), Samples.tao("10"), Rao.ZERO,
                Rao.ZERO, Rao.of(500), List.of(root),
                Optional.of(new FundClaims(List.of(pays, tooLittle), Samples.tao("0.0005"))))), Samples.SAVINGS));
        assertThat(model.where().get().orElseThrow().toClaim()).contains(Samples.tao("0.412"));
        assertThat(model.balance().get().orElseThrow().total()).isEqualTo(Samples.tao("610"));
        assertThat(presenter.howWhere()).contains("To claim is what").contains("0.0002 τ more is still below");
    }

    @Test
    void nothingIsSaidOfTooLittleWhereNothingWaits() {
        BasketPosition pays = new BasketPosition(Samples.account("one"), Rao.of(9), Samples.tao("0.5"),
                Optional.of(new BasketPosition.Preview(Samples.tao("0.412"), Rao.ZERO, 1, 1)));
        presenter.show(showing(with(new AccountPicture(Samples.SAVINGS.account(), Samples.tao("10"), Rao.ZERO,
                Rao.ZERO, Rao.of(500), List.of(),
                Optional.of(new FundClaims(List.of(pays), Samples.tao("0.0005"))))), Samples.SAVINGS));
        assertThat(presenter.howWhere()).contains("To claim is what").doesNotContain("more is still below");
    }

    @Test
    void withoutFundsNothingIsSaidAboutClaims() {
        presenter.show(Samples.state());
        assertThat(model.where().get().orElseThrow().toClaim()).isEmpty();
        assertThat(presenter.howWhere()).doesNotContain("claim");
    }

    private static PortfolioSnapshot with(AccountPicture account) {
        PortfolioSnapshot sample = Samples.portfolio();
        return new PortfolioSnapshot(sample.networkId(), sample.genesis(), sample.specVersion(), sample.block(),
                sample.blockTime(), List.of(account), sample.subnets());
    }

    @Test
    void aPositionThatCannotBePricedIsSaidAndNotShownAsNothing() {
        PositionPicture sample = Samples.stakes().get(3).position();
        PositionPicture unpriced = new PositionPicture(sample.netuid(), sample.symbol(), sample.hotkey(),
                sample.validatorName(), sample.take(), sample.alpha(), sample.price(), sample.spot(), Rao.ZERO,
                ExitSource.UNAVAILABLE, sample.earning());
        presenter.show(showing(with(new AccountPicture(Samples.SAVINGS.account(), Samples.tao("1"), Rao.ZERO, Rao.ZERO,
                Rao.of(500), List.of(unpriced), Optional.empty())), Samples.SAVINGS));
        assertThat(model.balance().get().orElseThrow().unpriced())
                .contains("The chain could not price one position. It counts as nothing here.");
        assertThat(model.rows().getFirst().values().get().value()).isEmpty();
        assertThat(model.where().get().orElseThrow().stakes()).isEmpty();
    }

    @Test
    void theRingAddsUpValidatorsOfOneSubnetAndPutsTheSmallestTogether() {
        List<Stake> many = new ArrayList<>(IntStream.rangeClosed(1, 9)
                .mapToObj(netuid -> new Stake(netuid, "S" + netuid,
                        "α", "V", Integer.toString(netuid * 10), "1", Integer.toString(netuid * 10), Optional.of(true)))
                .toList());
        many.add(new Stake(9, "S9", "α", "Other", "5", "1", "5", Optional.of(true)));
        presenter.show(showing(Samples.portfolio(1, List.of(Samples.SAVINGS), many, "0"), Samples.SAVINGS));
        List<Slice> slices = model.where().get().orElseThrow().stakes();
        assertThat(slices).extracting(Slice::name).containsExactly("S9", "S8", "S7", "S6", "S5", "4 others");
        assertThat(slices.getFirst().value()).isEqualTo(Samples.tao("95"));
        assertThat(slices.stream().map(Slice::value).reduce(Rao.ZERO, Rao::plus)).isEqualTo(Samples.tao("455"));
    }

    @Test
    void noTwoPartsOfTheRingHaveOneColourAndTheTableHasTheSame() {
        // all of these prefer the same colour
        List<Stake> alike = IntStream.range(1, 128)
                .filter(netuid -> new Series().of(netuid) == new Series().of(1))
                .limit(6)
                .mapToObj(netuid -> new Stake(netuid, "S" + netuid, "α", "V", Integer.toString(netuid), "1",
                        Integer.toString(netuid), Optional.of(true)))
                .toList();
        presenter.show(showing(Samples.portfolio(1, List.of(Samples.SAVINGS), alike, "0"), Samples.SAVINGS));
        List<Slice> slices = model.where().get().orElseThrow().stakes();
        assertThat(slices).hasSize(6).extracting(Slice::colour).doesNotHaveDuplicates();
        for (Slice slice : slices) {
            assertThat(model.rows())
                    .filteredOn(row -> row.values().get().subnetName().equals(slice.name()))
                    .extracting(row -> Series.styleClass(row.values().get().series()))
                    .containsExactly(slice.colour());
        }
    }

    @Test
    void neitherAmountsNorAnotherBlockNorAnotherWalletChangesAColour() {
        // twelve are more than there are colours
        presenter.show(showing(Samples.portfolio(1, List.of(Samples.SAVINGS), twelve(netuid -> netuid), "0"),
                Samples.SAVINGS));
        Map<Integer, Integer> before = colours();
        assertThat(before).hasSize(12);
        List<Stake> others = new ArrayList<>(twelve(netuid -> 1_000 - netuid));
        others.addAll(2, List.of(stake(3, "5"), stake(40, "999"), stake(0, "7")));
        presenter.show(showing(Samples.portfolio(2, List.of(Samples.SAVINGS), others, "0"), Samples.SAVINGS));
        assertThat(colours()).hasSize(15).containsAllEntriesOf(before);
        presenter.show(showing(Samples.portfolio(3, List.of(Samples.TRADING), List.of(stake(13, "1"), stake(100, "9")),
                "0"), Samples.TRADING));
        presenter.show(showing(Samples.portfolio(4, List.of(Samples.SAVINGS), twelve(netuid -> 2), "0"),
                Samples.SAVINGS));
        assertThat(colours()).isEqualTo(before);
    }

    private static List<Stake> twelve(IntUnaryOperator amount) {
        return IntStream.range(10, 22)
                .mapToObj(netuid -> stake(netuid, Integer.toString(amount.applyAsInt(netuid))))
                .toList();
    }

    private static Stake stake(int netuid, String amount) {
        return new Stake(netuid, "S" + netuid, "α", "V", amount, "1", amount, Optional.of(true));
    }

    private Map<Integer, Integer> colours() {
        Map<Integer, Integer> colours = new TreeMap<>();
        model.rows().forEach(row -> colours.put(row.key().netuid(), row.values().get().series()));
        return colours;
    }

    @Test
    void loadingThenProblemThenNumbersThenNumbersWithAProblem() {
        PortfolioState connecting = PortfolioState.connecting(Networks.finney(), List.of(Samples.SAVINGS));
        Problem problem = new Problem("No node answers.", Optional.empty());
        presenter.show(connecting);
        assertThat(model.phase().get()).isEqualTo(Phase.LOADING);
        presenter.show(connecting.withLink(Link.OFFLINE).withProblem(Optional.of(problem)));
        assertThat(model.phase().get()).isEqualTo(Phase.PROBLEM);
        presenter.show(Samples.state());
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.stale().get()).isEmpty();
        presenter.show(Samples.state().withLink(Link.OFFLINE).withProblem(Optional.of(problem)));
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.problem().get()).contains(problem);
        assertThat(model.stale().get()).hasValueSatisfying(words -> assertThat(words).contains("8,599,188"));
    }

    @Test
    void rowsOfOneWalletNeverStandUnderAnother() {
        presenter.show(Samples.state());
        assertThat(model.rows()).hasSize(6);
        presenter.show(PortfolioState.connecting(Networks.finney(), List.of(Samples.TRADING)));
        assertThat(model.rows()).isEmpty();
        assertThat(model.balance().get()).isEmpty();
        assertThat(model.phase().get()).isEqualTo(Phase.LOADING);
    }

    @Test
    void theSameNumbersAgainChangeNothing() {
        presenter.show(Samples.state());
        List<PositionRow> before = List.copyOf(model.rows());
        Balance balance = model.balance().get().orElseThrow();
        presenter.show(Samples.state().withHead(Samples.block(Samples.BLOCK + 1), Optional.of(TIME)));
        assertThat(model.rows()).containsExactlyElementsOf(before);
        assertThat(model.balance().get().orElseThrow()).isSameAs(balance);
    }

    @Test
    void severalWalletsAreAddedUpAndNamedInTheTable() {
        presenter.show(showing(Samples.portfolio(5, List.of(Samples.SAVINGS, Samples.TRADING), Samples.stakes(), "10"),
                Samples.SAVINGS, Samples.TRADING));
        assertThat(model.severalAccounts().get()).isTrue();
        assertThat(model.rows()).hasSize(12);
        assertThat(model.rows()).extracting(row -> row.values().get().wallet()).contains("savings", "trading");
        assertThat(model.balance().get().orElseThrow().total()).isEqualTo(Samples.tao("2409.43"));
    }

    @Test
    void saysHowTheTotalWasWorkedOut() {
        assertThat(presenter.howTotal()).doesNotContain("block");
        presenter.show(Samples.state());
        assertThat(presenter.howTotal()).contains("Read at block 8,599,188, runtime version 424.")
                .contains(Samples.block(Samples.BLOCK).hash().toString());
    }

    @Test
    void exportHasAllDecimalsAndNoFormulas() {
        List<Stake> hostile = List.of(new Stake(7, "=HYPERLINK(\"http://x\",1)", "η", "a,\"b\"", "1.000000001", "0.5",
                "0.4", Optional.empty()));
        presenter.show(showing(Samples.portfolio(77, List.of(Samples.SAVINGS), hostile, "0"), Samples.SAVINGS));
        String[] lines = presenter.export().orElseThrow().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).startsWith("finney,77," + Samples.SAVINGS.account().address() + ",savings,7,")
                .contains("\"'=HYPERLINK(\"\"http://x\"\",1)\"")
                .contains("\"a,\"\"b\"\"\"")
                .contains(",1.000000001,")
                .endsWith(",0.500000000,0.500000000,0.400000000,runtime_simulation,");
    }

    @Test
    void revealingMarksTheFirstPositionOnTheSubnet() {
        presenter.show(Samples.state());
        presenter.reveal(62);
        assertThat(model.wanted().get()).hasValueSatisfying(key -> assertThat(key.netuid()).isEqualTo(62));
    }
}
