package tern.app.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.history.ScriptedHistory;
import tern.app.mining.MiningModel.Level;
import tern.app.ui.Fact;
import tern.app.ui.Question;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.alert.Alert;
import tern.gpu.alert.AlertRules;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.Presence;
import tern.node.manage.Keeper;
import tern.node.manage.Problem.Fix;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRestarts;
import tern.node.miner.MinerRules;
import tern.node.miner.MinerState;
import tern.node.miner.MinerStatus;
import tern.wallet.bittensor.Networks;

/// What the page decides, without a window: everything runs at once on this thread.
class MiningPresenterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:04Z");

    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final ScriptedMiners miners = new ScriptedMiners();
    private final ScriptedHardware hardware = new ScriptedHardware();
    private final ScriptedHistory history = new ScriptedHistory();
    private final MiningModel model = new MiningModel();
    private final List<Problem> reports = new ArrayList<>();
    private final List<AlertSettings> saved = new ArrayList<>();
    private Optional<MinerPlace> place = Optional.empty();
    private Instant now = NOW;
    private boolean reachable;
    private EpochCosts costs = EpochCosts.unknown();
    private final MiningPresenter presenter = new MiningPresenter(model,
            new Ports(miners, hardware, (_, _, _) -> place, history, Runnable::run, Runnable::run, () -> now,
                    ZoneOffset.UTC, _ -> Optional.of(Samples.SAVINGS.account()), _ -> reachable, new AlertStore() {

                        @Override
                        public AlertSettings load() {
                            return saved.isEmpty() ? AlertSettings.standard() : saved.getLast();
                        }

                        @Override
                        public void save(AlertSettings settings) {
                            saved.add(settings);
                        }
                    }, reports::add, _ -> {}, Path.of("/"), new EpochCosts() {

                        @Override
                        public Optional<EpochNet> left(SeenEpoch epoch, long blocks) {
                            return costs.left(epoch, blocks);
                        }

                        @Override
                        public Loss loss(SeenEpoch epoch, long blocks) {
                            return costs.loss(epoch, blocks);
                        }
                    }),
            texts, new TaoFormat(Locale.ENGLISH), new Series());

    @BeforeEach
    void follows() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
        miners.watch(presenter::show);
        hardware.watch(presenter::show);
    }

    private void runs(MinerProfile profile) {
        miners.add(profile);
        miners.now = NOW.minus(Duration.ofHours(76));
        miners.publish(miners.status(profile.name(), MinerState.RUNNING));
        presenter.looked(true);
        presenter.show(Samples.state());
    }

    private String fact(String id) {
        return model.miner()
                .get()
                .rows()
                .stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private CardPicture cardOf(GpuDevice device) {
        hardware.publish(MiningSamples.snapshot(NOW, List.of(device)));
        return model.cards().getFirst();
    }

    @Test
    void nothingIsMeasuredBeforeThePageIsOpenedOrAMinerRuns() {
        presenter.begin();
        assertThat(hardware.deeds).isEmpty();
        presenter.looked(true);
        presenter.looked(false);
        assertThat(hardware.deeds).containsExactly("begin", "look PAGE", "look AWAY");
    }

    @Test
    void aMinerThatRunsIsReasonEnoughToMeasure() {
        miners.add(MiningSamples.profile("ridges", "finney", List.of()));
        assertThat(hardware.deeds).isEmpty();
        miners.publish(miners.status("ridges", MinerState.RUNNING));
        assertThat(hardware.deeds).containsExactly("begin", "host");
    }

    @Test
    void thePersonMayHaveTheCardsWatchedFromTheStart() {
        saved.add(new AlertSettings(AlertRules.standard(), true));
        presenter.begin();
        assertThat(hardware.deeds).containsExactly("begin", "host");
    }

    @ParameterizedTest
    @CsvSource({"NO_DRIVER, No driver", "DRIVER_NOT_LOADED, No driver", "REBOOT_NEEDED, Restart needed",
            "NO_PERMISSION, No access", "PASSED_THROUGH, In a virtual machine", "FELL_OFF, Lost",
            "POWER_CABLE, Power cable", "TOO_OLD, Too old", "NO_ANSWER, No answer"})
    void aCardThatCannotBeUsedSaysWhyAndWhatToDo(Verdict verdict, String chip) {
        presenter.looked(true);
        CardPicture card = cardOf(MiningSamples.in(MiningSamples.two().getFirst(),
                new Presence.Missing(Diagnosis.of(verdict))));
        assertThat(card.chip().words()).isEqualTo(chip);
        assertThat(card.chip().tone()).isEqualTo(Tone.BAD);
        assertThat(card.advice()).isPresent().isEqualTo(card.chip().why());
        assertThat(card.canPick()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyDiagnosisHasWords(Verdict verdict) {
        presenter.looked(true);
        assertThat(cardOf(MiningSamples.in(MiningSamples.two().getFirst(),
                new Presence.Missing(Diagnosis.of(verdict)))).chip().words()).isNotBlank();
    }

    @Test
    void lostAndSleepingCardsShowNoOldNumbers() {
        presenter.looked(true);
        GpuDevice card = MiningSamples.two().getFirst();
        CardPicture lost = cardOf(MiningSamples.in(card, new Presence.Lost(15, NOW)));
        assertThat(lost.chip().words()).isEqualTo("Lost");
        assertThat(lost.figures()).extracting(Fact::value).containsOnly("not reported");
        CardPicture asleep = cardOf(MiningSamples.in(card, new Presence.Asleep()));
        assertThat(asleep.chip().words()).isEqualTo("Asleep");
        assertThat(asleep.figures().getFirst().more()).contains(
                "The card sleeps to save power, and is not woken for a number.");
    }

    @Test
    void zeroIsAValueAndWhatIsNotKnownIsNone() {
        presenter.looked(true);
        CardPicture idle = cardOf(MiningSamples.card(MiningSamples.LARGE, "Card", 24, 0, "0", 30, 0));
        assertThat(idle.figures()).extracting(Fact::value).containsExactly("0%", "0.0 / 24.0", "30 °C", "0 W");
        CardPicture silent = cardOf(MiningSamples.card(MiningSamples.LARGE, "Card", 24, -1, "0", 30, 0));
        assertThat(silent.figures().getFirst().value()).isEqualTo("not reported");
        assertThat(silent.figures().getFirst().more())
                .contains("This card, its driver or this system has no such number.");
    }

    @Test
    void cardsAreNamedChosenAndHeldAgainstWhatTheMinerNeeds() {
        runs(MiningSamples.profile("ridges", "finney", List.of(MiningSamples.LARGE)));
        hardware.publish(MiningSamples.snapshot(NOW, MiningSamples.two()));
        assertThat(model.cards()).extracting(CardPicture::name)
                .containsExactly("NVIDIA RTX 4090 #0", "NVIDIA RTX 3060 #1");
        assertThat(model.cards()).extracting(card -> card.chip().words())
                .containsExactly("Mining", "Too little memory");
        assertThat(model.cards()).extracting(CardPicture::chosen).containsExactly(true, false);
        assertThat(model.cards()).extracting(CardPicture::canPick).as("while it runs").containsOnly(false);
    }

    @Test
    void aCardWithoutLoadUnderARunningMinerDoesNothing() {
        runs(MiningSamples.profile("ridges", "finney", List.of(MiningSamples.LARGE)));
        assertThat(cardOf(MiningSamples.card(MiningSamples.LARGE, "Card", 24, 100, "1", 30, 20)).chip().words())
                .isEqualTo("Does nothing");
        assertThat(cardOf(MiningSamples.card(MiningSamples.LARGE, "Card", 24, -1, "1", 30, 20)).chip().words())
                .as("a load that cannot be read proves nothing")
                .isEqualTo("Mining");
    }

    @Test
    void aCardIsPickedForAMinerThatRests() {
        miners.add(MiningSamples.profile("ridges", "finney", List.of()));
        presenter.looked(true);
        hardware.publish(MiningSamples.snapshot(NOW,
                List.of(MiningSamples.card(MiningSamples.LARGE, "Large", 24, 0, "0.4", 31, 12),
                        MiningSamples.card(MiningSamples.SMALL, "Small", 12, 0, "0.4", 31, 12))));
        assertThat(model.cards()).extracting(CardPicture::canPick)
                .as("the small one does not do")
                .containsExactly(true, false);
        presenter.pick(MiningSamples.id(MiningSamples.LARGE), true);
        assertThat(miners.profiles().getFirst().cards()).containsExactly(MiningSamples.LARGE);
        assertThat(model.cards().getFirst().chosen()).isTrue();
        presenter.pick(MiningSamples.id(MiningSamples.LARGE), false);
        assertThat(miners.profiles().getFirst().cards()).isEmpty();
    }

    @Test
    void noCardIsSaidWithWhatToDo() {
        presenter.looked(true);
        assertThat(model.noCards().get()).contains("Looking for graphics cards.");
        hardware.publish(MiningSamples.none(NOW, Optional.empty()));
        assertThat(model.noCards().get()).get().asString().startsWith("This computer has no graphics card");
        hardware.publish(MiningSamples.none(NOW, Optional.of(Diagnosis.of(Verdict.REBOOT_NEEDED))));
        assertThat(model.noCards().get()).contains("No graphics card can be used. "
                + "The driver was updated, and its older half still runs. Restart the computer.");
    }

    @Test
    void aMinerThatEarnsIsShownAsInTheDesign() {
        place = Optional.of(MiningSamples.place(NOW, "0.0921", true, 3));
        reachable = true;
        runs(MiningSamples.profile("ridges", "finney", List.of(MiningSamples.LARGE)));
        MinerPicture miner = model.miner().get();
        assertThat(miner.chip().words()).isEqualTo("Running 3 d 4 h");
        assertThat(miner.chip().tone()).isEqualTo(Tone.GOOD);
        assertThat(miner.action()).isEqualTo(MinerPicture.Action.STOP);
        assertThat(miner.subnet()).map(MinerPicture.Subnet::name).contains("Ridges");
        assertThat(fact("uid")).isEqualTo("UID 117");
        assertThat(fact("immune")).isEqualTo("2,140 blocks, 7 h 8 min");
        assertThat(fact("rank")).isEqualTo("38 of 256");
        assertThat(fact("risk")).isEqualTo("Low");
        assertThat(fact("axon")).isEqualTo("203.0.113.7:8091 ✓");
        assertThat(model.stands().get().level()).isEqualTo(Level.WELL);
    }

    @Test
    void aMinerThatEarnsNothingSaysSinceWhen() {
        place = Optional.of(MiningSamples.place(NOW, "0", true, 0));
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        assertThat(model.miner().get().chip().words()).startsWith("Running but not earning since block 8,59");
        assertThat(model.miner().get().notes()).hasSize(1);
        assertThat(fact("axon")).isEqualTo("203.0.113.7:8091, no answer");
        assertThat(model.stands().get().level()).isEqualTo(Level.UNDER_WAY);
    }

    @Test
    void aMinerWithoutASeatIsSaidToHaveNone() {
        place = Optional.of(MiningSamples.place(NOW, "0", false, 0));
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        assertThat(model.miner().get().chip().words()).isEqualTo("Running without a seat");
        assertThat(model.miner().get().seatless()).isTrue();
        assertThat(fact("uid")).isEqualTo("not registered");
        assertThat(fact("risk")).isEqualTo("—");
        assertThat(model.stands().get().level()).isEqualTo(Level.TROUBLED);
    }

    @Test
    void onAnotherNetworkNothingIsReadOfItsPlace() {
        place = Optional.of(MiningSamples.place(NOW, "1", true, 1));
        runs(MiningSamples.profile("ridges", "test", List.of()));
        assertThat(fact("uid")).isEqualTo("—");
        assertThat(model.miner().get().notes()).first().asString().contains("«test»");
    }

    @ParameterizedTest
    @CsvSource({"STOPPED, Stopped, START, RESTS", "CHECKING, Starting, STOP, UNDER_WAY",
            "PAUSED, Paused, STOP, UNDER_WAY", "WAITING, Waiting to restart, STOP, UNDER_WAY",
            "STOPPING, Stopping, START, UNDER_WAY", "FAILED, Failed, START, TROUBLED"})
    void everyStateHasItsWordItsButtonAndItsDot(MinerState state, String chip, MinerPicture.Action action,
            Level level) {
        miners.add(MiningSamples.profile("ridges", "finney", List.of()));
        miners.publish(miners.status("ridges", state));
        assertThat(model.miner().get().chip().words()).isEqualTo(chip);
        assertThat(model.miner().get().action()).isEqualTo(action);
        assertThat(model.stands().get().level()).isEqualTo(level);
    }

    @Test
    void aProblemIsSaid() {
        miners.add(MiningSamples.profile("ridges", "finney", List.of()));
        miners.publish(new MinerStatus("ridges", MinerState.FAILED, OptionalLong.empty(), Optional.empty(), false,
                Keeper.SELF, Optional.of(new tern.node.manage.Problem(tern.node.manage.Problem.Kind.PROGRAM,
                        "A Python module is missing.", Optional.empty(), Fix.INSTALL)),
                Optional.empty(), Optional.empty(), 2, new MinerRestarts(12, List.of(new MinerRestarts.One(
                        NOW.minus(Duration.ofDays(2)), tern.node.manage.Problem.Kind.EXITED, "It ended.")))));
        assertThat(model.miner().get().notes()).containsExactly("A Python module is missing.");
        assertThat(fact("restarts")).isEqualTo("12, last 2 days ago");
    }

    @Test
    void startAndStopGoToTheChosenMiner() {
        miners.add(MiningSamples.profile("apex", "finney", List.of()));
        miners.add(MiningSamples.profile("ridges", "finney", List.of()));
        presenter.choose("ridges");
        presenter.press();
        assertThat(miners.deeds).contains("start ridges");
        presenter.press();
        assertThat(miners.deeds).contains("stop ridges");
    }

    @Test
    void aRefusedStartIsAskedAboutWithEveryReason() {
        miners.add(MiningSamples.profile("ridges", "finney", List.of(MiningSamples.SMALL)));
        miners.refusesFailures = true;
        place = Optional.of(MiningSamples.place(NOW, "0", false, 0));
        presenter.looked(true);
        presenter.show(Samples.state());
        hardware.publish(MiningSamples.snapshot(NOW, MiningSamples.two()));
        presenter.press();
        Question question = model.question().get().orElseThrow();
        assertThat(question.words()).as("card and seat").hasSize(2);
        assertThat(question.words().getFirst()).startsWith("NVIDIA RTX 3060 #1: The card has 12.0 GiB");
        presenter.answered();
        question.choices().getLast().does().run(false);
        assertThat(miners.deeds).endsWith("start ridges despite");
        assertThat(model.miner().get().action()).isEqualTo(MinerPicture.Action.STOP);
    }

    @Test
    void quittingAsksOnlyWhereAMinerRuns() {
        List<String> closed = new ArrayList<>();
        presenter.quit(true, () -> closed.add("at rest"));
        assertThat(closed).containsExactly("at rest");
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        presenter.quit(false, () -> closed.add("locked"));
        assertThat(closed).endsWith("locked");
        presenter.quit(true, () -> closed.add("answered"));
        Question question = model.question().get().orElseThrow();
        assertThat(closed).doesNotContain("answered");
        question.choices().get(1).does().run(false);
        assertThat(miners.deeds).endsWith("detach ridges");
        assertThat(closed).endsWith("answered");
        presenter.quit(true, () -> closed.add("stopped"));
        model.question().get().orElseThrow().choices().get(2).does().run(false);
        assertThat(miners.deeds).endsWith("stop ridges");
        assertThat(closed).endsWith("stopped");
    }

    @Test
    void whatWasEarnedStandsByDayAndByPayout() {
        place = Optional.of(MiningSamples.place(NOW, "0.0921", true, 21));
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        EarnedPicture month = model.earned().get().orElseThrow();
        assertThat(month.data().orElseThrow().days()).hasSizeBetween(20, 22);
        assertThat(month.note()).get().asString().startsWith("The sum of the payouts");
        assertThat(month.rewards().getFirst().block()).isEqualTo(Samples.BLOCK - 228);
        presenter.span(EarnedSpan.WEEK);
        assertThat(model.earned().get().orElseThrow().data().orElseThrow().days()).hasSizeBetween(7, 8);
    }

    @Test
    void whereNothingIsKnownOfEarningsThatIsSaid() {
        presenter.looked(true);
        assertThat(model.earned().get().orElseThrow().note()).get().asString().startsWith("Once a miner is set up");
        place = Optional.of(MiningSamples.place(NOW, "0", true, 0));
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        EarnedPicture nothing = model.earned().get().orElseThrow();
        assertThat(nothing.data()).isEmpty();
        assertThat(nothing.note()).get().asString().startsWith("Nothing was earned yet");
    }

    /// A later epoch, which the next look finds.
    private void epochComes(int count, String alpha) {
        MinerPlace before = place.orElseThrow();
        List<SeenEpoch> more = new ArrayList<>(before.epochs());
        long block = Samples.BLOCK + 360L * count;
        more.add(new SeenEpoch(block, NOW, 0, Samples.tao(alpha), Samples.tao("0.07")));
        place = Optional.of(new MinerPlace(before.genesis(), before.hotkey(), before.coldkey(), before.stand(),
                before.detail(), more));
        now = now.plusSeconds(70);
        presenter.show(Samples.live(Samples.portfolio(block + 8, List.of(Samples.SAVINGS), Samples.stakes(),
                "84"), now).apply(Samples.state()));
    }

    private List<String> epochs() {
        return miners.deeds.stream().filter(deed -> deed.startsWith("epoch")).toList();
    }

    @Test
    void anEpochThatPaidNothingOrLessThanItCostCountsAsLoss() {
        place = Optional.of(MiningSamples.place(NOW, "0.1", true, 1));
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        assertThat(epochs()).singleElement().asString().doesNotEndWith("lost");
        epochComes(1, "0");
        assertThat(epochs()).hasSize(2).last().isEqualTo("epoch ridges " + (Samples.BLOCK + 360) + " lost");
        presenter.tick();
        epochComes(2, "0.1");
        assertThat(epochs()).hasSize(3).last().asString().doesNotEndWith("lost");
        costs = above("0.2");
        epochComes(3, "0.1");
        assertThat(epochs()).last().isEqualTo("epoch ridges " + (Samples.BLOCK + 1_080) + " lost");
        assertThat(presenter.left(place.orElseThrow().epochs().getLast()).orElseThrow().words()).isEqualTo("of 360");
        epochComes(4, "0.3");
        assertThat(epochs()).hasSize(5).last().asString().doesNotEndWith("lost");
    }

    /// It ran already when another chain was shown, whose blocks have much higher numbers.
    @Test
    void whenAMinerBeganIsToldByTheBlocksOfItsOwnChain() {
        place = Optional.of(MiningSamples.place(NOW, "0.1", true, 1));
        MinerProfile profile = MiningSamples.profile("ridges", "finney", List.of());
        miners.add(profile);
        miners.now = NOW.minus(Duration.ofHours(76));
        miners.publish(miners.status(profile.name(), MinerState.RUNNING));
        presenter.show(Samples.live(Samples.portfolio(50 * Samples.BLOCK, List.of(Samples.SAVINGS), Samples.stakes(),
                "84"), NOW).apply(PortfolioState.connecting(Networks.test(), List.of(Samples.SAVINGS))));
        presenter.looked(true);
        presenter.show(Samples.state());
        assertThat(epochs()).hasSize(1);
        epochComes(1, "0");
        assertThat(epochs()).hasSize(2).last().isEqualTo("epoch ridges " + (Samples.BLOCK + 360) + " lost");
    }

    /// Where each epoch costs so much; empty: the price of TAO is away.
    private static EpochCosts above(String alpha) {
        return new EpochCosts() {

            @Override
            public Optional<EpochNet> left(SeenEpoch epoch, long blocks) {
                return Optional.of(new EpochNet(java.math.BigDecimal.ONE, "of " + blocks));
            }

            @Override
            public Loss loss(SeenEpoch epoch, long blocks) {
                return alpha.isEmpty()
                        ? Loss.NOT_KNOWN_YET
                        : epoch.earned().compareTo(Samples.tao(alpha)) > 0 ? Loss.NO : Loss.YES;
            }
        };
    }

    @Test
    void anEpochWaitsForThePriceOfTaoUntilTheNextOne() {
        place = Optional.of(MiningSamples.place(NOW, "0.1", true, 1));
        costs = above("");
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        assertThat(epochs()).isEmpty();
        epochComes(1, "0.1");
        assertThat(epochs()).as("what the one before cost was never known")
                .containsExactly("epoch ridges " + (Samples.BLOCK - 228));
        costs = above("0.2");
        now = now.plusSeconds(70);
        presenter.show(Samples.live(Samples.portfolio(Samples.BLOCK + 380, List.of(Samples.SAVINGS), Samples.stakes(),
                "84"), now).apply(Samples.state()));
        assertThat(epochs()).hasSize(2).last().isEqualTo("epoch ridges " + (Samples.BLOCK + 360) + " lost");
    }

    @Test
    void anEpochOfWhichTheMinerRanOnlyAPartDoesNotCount() {
        place = Optional.of(MiningSamples.place(NOW, "0.1", true, 1));
        miners.add(MiningSamples.profile("ridges", "finney", List.of()));
        miners.now = NOW.minusSeconds(60);
        miners.publish(miners.status("ridges", MinerState.RUNNING));
        presenter.looked(true);
        presenter.show(Samples.state());
        epochComes(1, "0");
        assertThat(epochs()).as("began at " + (Samples.BLOCK - 5))
                .containsExactly(
                        "epoch ridges " + (Samples.BLOCK + 360) + " lost");
        miners.publish(miners.status("ridges", MinerState.STOPPED));
        miners.now = now;
        miners.publish(miners.status("ridges", MinerState.RUNNING));
        epochComes(2, "0");
        assertThat(epochs()).as("begun eight blocks into the epoch").hasSize(1);
        epochComes(3, "0");
        assertThat(epochs()).hasSize(2);
    }

    @Test
    void costsOfTheWholeComputerStopNoneOfSeveralMiners() {
        place = Optional.of(MiningSamples.place(NOW, "0.1", true, 1));
        costs = above("0.2");
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        assertThat(epochs()).singleElement().asString().endsWith("lost");
        miners.add(MiningSamples.profile("zebra", "finney", List.of()));
        miners.publish(miners.status("zebra", MinerState.RUNNING));
        epochComes(1, "0.1");
        presenter.tick();
        assertThat(epochs()).hasSizeGreaterThan(1).last().asString().doesNotEndWith("lost");
    }

    @Test
    void aMinerThatRunsAndIsNotShownIsReadToo() {
        place = Optional.of(MiningSamples.place(NOW, "0.1", true, 1));
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        miners.add(MiningSamples.profile("zebra", "finney", List.of()));
        miners.publish(miners.status("zebra", MinerState.RUNNING));
        miners.add(MiningSamples.profile("abroad", "test", List.of()));
        miners.publish(miners.status("abroad", MinerState.RUNNING));
        assertThat(model.chosen().get().orElseThrow().name()).isEqualTo("ridges");
        epochComes(1, "0");
        presenter.tick();
        assertThat(epochs()).noneMatch(deed -> deed.contains("abroad"))
                .contains("epoch ridges " + (Samples.BLOCK + 360) + " lost",
                        "epoch zebra " + (Samples.BLOCK + 360) + " lost");
    }

    @Test
    void anotherCardLeavesTheRulesOfAMinerAsTheyAre() throws Exception {
        MinerProfile ridges = MiningSamples.profile("ridges", "finney", List.of(MiningSamples.LARGE));
        MinerRules careful = new MinerRules(false, true, java.util.OptionalInt.of(80), Optional.empty());
        miners.add(new MinerProfile(ridges.name(), ridges.network(), ridges.netuid(), ridges.hotkey(),
                ridges.wallet(), ridges.hotkeyName(), ridges.folder(), ridges.command(), ridges.environment(),
                ridges.axonPort(), ridges.announced(), ridges.cards(), ridges.python(), ridges.needs(),
                ridges.bound(), ridges.graceSeconds(), ridges.lossEpochs(), careful));
        presenter.looked(true);
        hardware.publish(MiningSamples.snapshot(NOW, MiningSamples.two()));
        presenter.pick(MiningSamples.id(MiningSamples.LARGE), false);
        assertThat(miners.profiles().getFirst().cards()).isEmpty();
        assertThat(miners.profiles().getFirst().rules()).isEqualTo(careful);
    }

    @Test
    void anAlertIsToldOnceAndNotAgainSoon() throws InterruptedException {
        runs(MiningSamples.profile("ridges", "finney", List.of()));
        GpuDevice lost = MiningSamples.in(MiningSamples.two().getFirst(), new Presence.Lost(15, NOW));
        hardware.publish(MiningSamples.snapshot(NOW, List.of(lost)));
        assertThat(reports).extracting(Problem::sentence)
                .containsExactly("NVIDIA RTX 4090 #0 does not answer any more.");
        hardware.publish(MiningSamples.snapshot(NOW, MiningSamples.two()));
        hardware.publish(MiningSamples.snapshot(NOW, List.of(lost)));
        assertThat(reports).hasSize(1);
    }

    @Test
    void settingsOfAlertsSurviveTheFile() {
        AlertSettings changed = new AlertSettings(AlertRules.standard()
                .with(Alert.Kind.TOO_HOT, AlertRules.standard().rule(Alert.Kind.TOO_HOT).withThreshold(70_000, 65_000))
                .with(Alert.Kind.ON_BATTERY, AlertRules.standard().rule(Alert.Kind.ON_BATTERY).withOn(false))
                .withQuiet(List.of(new AlertRules.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 30)))), true);
        assertThat(AlertSettings.of(changed.lines())).isEqualTo(changed);
        assertThat(AlertSettings.standard().lines()).isEmpty();
        assertThat(AlertSettings.of(List.of("NEW_KIND on 1 2", "TOO_HOT on x y", "quiet 99:00 1")))
                .as("of another Tern")
                .isEqualTo(AlertSettings.standard());
    }

    @Test
    void theHardwareIsShownCloselyWhileSomebodyLooks() {
        hardware.host = Optional.of(MiningSamples.host());
        runs(MiningSamples.profile("ridges", "finney", List.of(MiningSamples.LARGE)));
        hardware.publish(MiningSamples.snapshot(NOW, MiningSamples.two()));
        presenter.openDetails();
        DetailsPicture details = model.details().get().orElseThrow();
        assertThat(details.host()).extracting(Fact::value)
                .contains("AMD Ryzen 9 5950X, 16 cores, 32 threads", "23.0 GiB of 64.0 GiB in use", "none");
        DetailsPicture.Card card = details.cards().getFirst();
        assertThat(card.trends()).extracting(trend -> trend.fact().value())
                .containsExactly("94%", "19.2 / 24.0", "67 °C", "not reported", "318 W", "2,520 MHz", "10,501 MHz",
                        "0%");
        assertThat(card.facts()).extracting(Fact::value)
                .contains("its power limit", "450 W, can be 150 W to 600 W", "nvidia 550.163.01, CUDA 12.4");
        assertThat(card.programs()).extracting(Fact::name).containsExactly("python (4243), Tern’s miner");
        assertThat(hardware.deeds).endsWith("look DETAILS");
        presenter.back();
        assertThat(model.details().get()).isEmpty();
        assertThat(hardware.deeds).endsWith("look PAGE");
    }
}
