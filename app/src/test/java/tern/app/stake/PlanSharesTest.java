package tern.app.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tern.app.stake.PlanRow.Unit;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What the rows of a target are read as.
class PlanSharesTest {

    private static final PlanRow.Chosen SOMEBODY = new PlanRow.Chosen(
            AccountId.of(Hash32.parse("0x" + "5c".repeat(32)).bytes()), Optional.empty());

    private final PlanModel model = new PlanModel();

    private PlanShares shares(Locale locale) {
        return new PlanShares(model, Texts.load(locale), new TaoFormat(locale));
    }

    private PlanRow row(int netuid, String text, Unit unit, long tao) {
        PlanRow row = new PlanRow(netuid, "Subnet " + netuid, "α");
        row.text.set(text);
        row.unit.set(unit);
        row.now.set(Rao.of(tao * Rao.PER_TAO));
        row.validator.set(Optional.of(SOMEBODY));
        model.rows.add(row);
        return row;
    }

    @Test
    void sharesAmountsAndWhatIsKeptComeTogether() throws Exception {
        model.free.set(Rao.parseTao("100"));
        row(0, "50", Unit.PERCENT, 100);
        row(3, "25", Unit.TAO, 0);
        row(4, "ignored", Unit.KEEP, 700);
        row(7, "", Unit.PERCENT, 50);
        StakeTarget target = shares(Locale.ENGLISH).read().orElseThrow();
        assertThat(model.total.get()).as("without what is kept").isEqualTo(Rao.parseTao("250"));
        assertThat(target.shares()).extracting(StakeTarget.Share::netuid).containsExactly(0, 3);
        assertThat(target.shares()).extracting(StakeTarget.Share::basisPoints).containsExactly(5_000, 0);
        assertThat(target.shares().getLast())
                .isEqualTo(new StakeTarget.Share(3, Rao.parseTao("25"), Optional.of(SOMEBODY.hotkey())));
        assertThat(model.rows.get(1).wanted.get()).isEqualTo(1_000);
        assertThat(target.keep()).containsExactly(4);
        assertThat(model.rest.get()).isEqualTo(4_000);
        assertThat(model.rows.get(3).note.get()).hasValue("All of it is sold.");
        assertThat(model.rows.get(1).note.get()).hasValue("That is 10% of everything.");
    }

    @Test
    void whatNobodyTouchedFollowsWhatIsThereAndIsNeitherSoldNorBoughtBack() throws Exception {
        model.free.set(Rao.parseTao("100"));
        PlanRow still = row(3, "", Unit.PERCENT, 100);
        still.follows = true;
        PlanRow named = row(4, "25", Unit.PERCENT, 0);
        PlanShares english = shares(Locale.ENGLISH);
        english.follow();
        assertThat(still.text.get()).isEqualTo("50");
        assertThat(english.read().orElseThrow().shares()).containsExactly(StakeTarget.Share.asItIs(3),
                new StakeTarget.Share(4, 2_500, Optional.of(SOMEBODY.hotkey())));
        // its price rises
        still.now.set(Rao.parseTao("200"));
        english.follow();
        assertThat(still.text.get()).isEqualTo("66.66");
        assertThat(english.read().orElseThrow().shares()).contains(StakeTarget.Share.asItIs(3));
        assertThat(model.rest.get()).isEqualTo(833);
        // a little further everything is above everything, which prices alone do and no purchase needs
        still.now.set(Rao.parseTao("301"));
        assertThat(english.read()).isPresent();
        assertThat(model.rest.get()).isZero();
        still.now.set(Rao.parseTao("400"));
        assertThat(english.read()).isEmpty();
        assertThat(model.wrong.get()).hasValue("Together that is 105%. Take 5% away somewhere.");
        // it is sold elsewhere; what somebody has the cursor in is not changed under it
        still.now.set(Rao.ZERO);
        still.held = true;
        english.follow();
        assertThat(still.text.get()).isEqualTo("66.66");
        still.held = false;
        english.follow();
        assertThat(still.text.get()).isEmpty();
        assertThat(english.read().orElseThrow().shares()).contains(StakeTarget.Share.asItIs(3));
        // what is left of it is too little for a share, and is not shown as nothing
        still.now.set(Rao.of(3));
        english.follow();
        assertThat(still.text.get()).isEqualTo("0.01");
        named.text.set("");
        assertThat(english.read().orElseThrow().shares()).containsExactly(StakeTarget.Share.asItIs(3));
    }

    @Test
    void whatWasKeptAndCountsAgainIsWantedAsItIs() throws Exception {
        model.free.set(Rao.parseTao("100"));
        PlanRow row = row(3, "", Unit.KEEP, 100);
        PlanShares english = shares(Locale.ENGLISH);
        english.unit(row, Unit.PERCENT);
        english.follow();
        assertThat(row.text.get()).isEqualTo("50");
        assertThat(english.read().orElseThrow().shares()).containsExactly(StakeTarget.Share.asItIs(3));
        english.unit(row, Unit.TAO);
        row.text.set("50");
        assertThat(english.read().orElseThrow().shares()).containsExactly(
                new StakeTarget.Share(3, Rao.parseTao("50"), Optional.of(SOMEBODY.hotkey())));
        english.unit(row, Unit.PERCENT);
        assertThat(row.text.get()).isEqualTo("25");
        assertThat(english.read().orElseThrow().shares().getFirst().basisPoints()).isEqualTo(2_500);
    }

    @Test
    void whatIsTypedAsAnAmountIsWhatIsPlannedAndAmountsFitToTheRao() throws Exception {
        model.free.set(Rao.parseTao("10000"));
        PlanRow first = row(3, "12.5", Unit.TAO, 0);
        PlanShares english = shares(Locale.ENGLISH);
        assertThat(english.read().orElseThrow().shares()).containsExactly(
                new StakeTarget.Share(3, Rao.parseTao("12.5"), Optional.of(SOMEBODY.hotkey())));
        assertThat(first.note.get()).hasValue("That is 0.13% of everything.");
        PlanRow second = row(4, "9987.499999999", Unit.TAO, 0);
        assertThat(english.read()).isPresent();
        assertThat(model.rest.get()).isZero();
        second.text.set("9987.500000001");
        assertThat(english.read()).isEmpty();
        assertThat(model.wrong.get()).hasValue("Together that is 100.01%. Take 0.01% away somewhere.");
        second.text.set("0");
        assertThat(english.read().orElseThrow().shares()).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaidBesideItAndNothingIsGuessed() throws Exception {
        model.free.set(Rao.parseTao("100"));
        PlanRow row = row(3, "", Unit.PERCENT, 0);
        PlanShares english = shares(Locale.ENGLISH);
        for (String typed : new String[]{"100.01", "1.234", "-1", "1e1", "12,5", "abc", "1000", "٥"}) {
            row.text.set(typed);
            assertThat(english.read()).as(typed).isEmpty();
            assertThat(row.wrong.get()).as(typed).isPresent();
        }
        row.text.set("12.5 %");
        assertThat(english.read().orElseThrow().shares().getFirst().basisPoints()).isEqualTo(1_250);
        row.validator.set(Optional.empty());
        assertThat(english.read()).isEmpty();
        assertThat(row.note.get()).hasValue("Choose the validator that gets it.");
        row.validator.set(Optional.of(SOMEBODY));
        row.unit.set(Unit.TAO);
        for (String typed : new String[]{"100.1", "-1", "1,5", "1.0000000001"}) {
            row.text.set(typed);
            assertThat(english.read()).as(typed).isEmpty();
            assertThat(row.wrong.get()).as(typed).isPresent();
        }
    }

    @Test
    void aGermanCommaIsADecimalSignAndAGroupedNumberIsRefused() throws Exception {
        model.free.set(Rao.parseTao("10000"));
        PlanRow row = row(3, "12,5", Unit.PERCENT, 0);
        PlanShares german = shares(Locale.GERMANY);
        assertThat(german.read().orElseThrow().shares().getFirst().basisPoints()).isEqualTo(1_250);
        assertThat(german.written(1_250)).isEqualTo("12,5");
        row.unit.set(Unit.TAO);
        row.text.set("1.500");
        assertThat(german.read()).isEmpty();
        row.text.set("1500,5");
        assertThat(german.read().orElseThrow().shares()).containsExactly(
                new StakeTarget.Share(3, Rao.parseTao("1500.5"), Optional.of(SOMEBODY.hotkey())));
        assertThat(row.wanted.get()).isEqualTo(1_501);
    }

    @Test
    void whatIsThereNeverComesToMoreThanEverything() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PlanShares english = shares(Locale.ENGLISH);
        for (int i = 0; i < 2_000; i++) {
            model.rows.clear();
            model.free.set(Rao.of(random.nextLong(1_000_000_000_000L)));
            int count = random.nextInt(1, 20);
            long all = model.free.get().value();
            long[] parts = new long[count];
            for (int j = 0; j < count; j++) {
                parts[j] = random.nextLong(1L << random.nextInt(1, 45));
                all += parts[j];
            }
            for (int j = 0; j < count; j++) {
                PlanRow row = row(j, english.written(PlanShares.share(Rao.of(parts[j]), Rao.of(all))), Unit.PERCENT, 0);
                row.now.set(Rao.of(parts[j]));
            }
            assertThat(english.read()).as("seed %d", seed).isPresent();
            assertThat(model.rest.get()).as("seed %d", seed).isNotNegative();
        }
    }
}
