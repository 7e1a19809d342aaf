package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.PlanState.Mark;
import tern.app.transact.PlanState.Step;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// What the next window reads of plans.
class PlanBookTest {

    private static final String GENESIS = "0x" + "11".repeat(32);

    @TempDir
    private Path home;

    private Folders folders() throws Exception {
        return Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty());
    }

    private static PlanState plan(String account, String hash) {
        AccountId signer = AccountId.of(Hash32.parse("0x" + account.repeat(32)).bytes());
        Step done = new Step(new Entry(GENESIS, signer.address(), 4, "0x" + hash.repeat(32), 10, 138, "stake 3 τ",
                Map.of("action", "stake-add")), "α3", Rao.of(300), Rao.of(290), Mark.DONE, Optional.of(Rao.of(299)),
                Optional.of(Said.of("In block 12.")), Optional.empty());
        Step waits = new Step(new Entry(GENESIS, signer.address(), 5, "0x" + "ee".repeat(32), 10, 138, "stake 2 τ",
                Map.of()), "τ", Rao.of(2), Rao.of(2), Mark.WAITING, Optional.empty(), Optional.empty(),
                Optional.of("technical"));
        return new PlanState(GENESIS, "practice", signer, "main", List.of(done, waits), true,
                Optional.of(Said.of("Why.")),
                Optional.empty(), OptionalInt.empty());
    }

    @Test
    void whatIsKeptIsReadAgainOneOfEachAccount() throws Exception {
        PlanBook book = new PlanBook(folders());
        assertThat(book.all()).isEmpty();
        PlanState first = plan("0a", "aa");
        PlanState other = plan("0b", "bb");
        book.keep(first);
        book.keep(other);
        assertThat(new PlanBook(folders()).all()).containsExactly(other, first);
        PlanState later = plan("0a", "cc").sendsNoMore(Said.of("Stopped."), Optional.of("details")).ended();
        book.keep(later);
        assertThat(book.all()).containsExactly(later, other);
        assertThat(later.steps().get(1).mark()).isEqualTo(Mark.NOT_SENT);
        book.drop(other);
        assertThat(book.all()).containsExactly(later);
    }

    @Test
    void whyAPlanStoppedIsSaidAsItIsKnownByNow() throws Exception {
        PlanState begun = plan("0a", "aa");
        PlanState open = begun.with(0, begun.steps().getFirst().at(Mark.SENT, Optional.empty(), Optional.empty()))
                .sendsNoMoreAfter(0, Optional.of("details"))
                .ended();
        assertThat(open.reason().orElseThrow()).startsWith("What became of step 1 is not known yet");
        assertThat(open.details()).hasValue("details");
        assertThat(open.steps().get(1).mark()).isEqualTo(Mark.NOT_SENT);
        PlanBook book = new PlanBook(folders());
        book.keep(open);
        PlanState read = book.all().getFirst();
        assertThat(read).isEqualTo(open);
        assertThat(heard(read, Stage.PENDING).why()).isEqualTo(open.why());
        assertThat(heard(read, Stage.FINALIZED).reason().orElseThrow())
                .startsWith("Step 1 was carried out, but Tern learned");
        assertThat(heard(read, Stage.FAILED).reason().orElseThrow()).startsWith("Step 1 did not do what was meant");
        assertThat(heard(read, Stage.EXPIRED).reason().orElseThrow()).startsWith("Step 1 was not carried out");
        // its block was none of the chain's
        assertThat(heard(heard(read, Stage.IN_BLOCK), Stage.PENDING).why()).isEqualTo(open.why());
        PlanState last = new PlanState(open.genesis(), open.network(), open.account(), open.wallet(),
                List.of(open.steps().getFirst()), true, Optional.empty(), Optional.empty(), OptionalInt.empty())
                .sendsNoMoreAfter(0, Optional.empty())
                .ended();
        assertThat(last.reason().orElseThrow()).startsWith("What became of step 1, the last one,");
        assertThat(heard(last, Stage.IN_BLOCK).why()).as("nothing is left to say").isEmpty();
        assertThat(heard(last, Stage.REPLACED).reason().orElseThrow()).startsWith("Step 1, the last one, was not");
        // it became known before the run of the plan had ended
        assertThat(plan("0b", "bb").sendsNoMoreAfter(0, Optional.empty()).reason().orElseThrow())
                .startsWith("Step 1 was carried out");
        // a plan that somebody stopped keeps that reason
        PlanState stopped = begun.with(0, begun.steps().getFirst().at(Mark.SENT, Optional.empty(), Optional.empty()))
                .sendsNoMore(Said.of("Stopped."), Optional.empty());
        assertThat(heard(stopped, Stage.FINALIZED).reason()).hasValue("Stopped.");
    }

    private static PlanState heard(PlanState plan, Stage stage) {
        return PlanBeginning.hearing(plan, Map.of(plan.id(), new TransactionState(plan.id(), Networks.practice(),
                plan.account(), "main", Optional.empty(), Optional.empty(), Said.of("stake 3 τ"), Instant.EPOCH, stage,
                Optional.empty(), false, Optional.empty(), Said.of("Heard."), Optional.empty())));
    }

    /// The person sends in English and has a German window the next time.
    @Test
    void aPlanIsReadInTheLanguageAndWithTheNumbersOfTheReader() throws Exception {
        AccountId signer = AccountId.of(Hash32.parse("0x" + "0a".repeat(32)).bytes());
        DispatchFailure failure = new DispatchFailure("SubtensorModule", "SlippageTooHigh", "", "",
                OptionalInt.empty());
        Following.Verdict failed = Following.verdict(Optional.empty(), new Outcome(
                new BlockRef(1_432_007, Hash32.parse("0x" + "ab".repeat(32))), 3, Hash32.parse("0x" + "ab".repeat(32)),
                false, Optional.of(failure), Rao.of(120_000), true, List.of()));
        Map<String, String> facts = Map.of("action", "stake-add", "amountRao", "1284530100000", "hotkey",
                signer.address(), "netuid", "3");
        Step step = new Step(new Entry(GENESIS, signer.address(), 4, "0x" + "aa".repeat(32), 10, 138,
                "stake 1,284.530100000 τ on subnet 3", facts), "α3", Rao.of(300), Rao.of(290), Mark.FAILED,
                Optional.empty(), Optional.of(failed.said()), Optional.empty());
        Said lost = new Said.Sentence("tern.wallet.rpc.rpc", "endpoint.lost", List.of(Said.of("ws://127.0.0.1:1")));
        PlanState plan = new PlanState(GENESIS, "practice", signer, "main", List.of(step), false,
                Optional.of(TransactException.say("plan.unsent", "2", lost)), Optional.empty(), OptionalInt.empty());
        new PlanBook(folders()).keep(plan);
        String english = Files.readString(folders().state().resolve("plans.json"));
        assertThat(english).contains("\"stake 1,284.530100000 τ on subnet 3\"").contains("\"It failed in block");
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        try {
            PlanState read = new PlanBook(folders()).all().getFirst();
            assertThat(read).isEqualTo(plan);
            Step now = read.steps().getFirst();
            assertThat(now.summary()).isEqualTo("1.284,530100000 τ als Stake in Subnetz 3 anlegen");
            assertThat(now.sentence()).startsWith("In Block 1.432.007 gescheitert: Der Preis ist über Ihre Grenze")
                    .contains("0,000120000 τ");
            assertThat(read.reason().orElseThrow()).startsWith("Schritt 2 ")
                    .contains("Die Verbindung zu ws://127.0.0.1:1 ging verloren.");
            // what a later version says and this one does not know: the words that it wrote
            Files.writeString(folders().state().resolve("plans.json"), english.replace("plan.unsent", "plan.tomorrow")
                    .replace("state.failed", "state.of-tomorrow"));
            PlanState later = new PlanBook(folders()).all().getFirst();
            assertThat(later.reason().orElseThrow()).startsWith("Step 2 could not be sent");
            assertThat(later.steps().getFirst().sentence()).startsWith("It failed in block 1,432,007");
            // what Tern wrote before it kept more than words
            Files.writeString(folders().state().resolve("plans.json"), """
                    {"plans":[{"genesis":"%s","network":"practice","account":"%s","wallet":"main","running":false,
                    "why":"Step 2 went wrong.","steps":[{"nonce":4,"hash":"%s","birth":10,"death":138,
                    "summary":"stake 3 τ","unit":"α3","expectedRao":300,"worstRao":290,"mark":"DONE",
                    "sentence":"In block 12.","broughtRao":299,"intent":{"action":"stake-add"}}]}]}
                    """.formatted(GENESIS, signer.address(), "0x" + "aa".repeat(32)));
            PlanState old = new PlanBook(folders()).all().getFirst();
            assertThat(old.reason()).hasValue("Step 2 went wrong.");
            assertThat(old.steps().getFirst().sentence()).isEqualTo("In block 12.");
            assertThat(old.steps().getFirst().summary()).isEqualTo("stake 3 τ");
            assertThat(old.steps().getFirst().brought()).hasValue(Rao.of(299));
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }

    @Test
    void aDamagedFileIsSaidPutAsideAndStopsNoPlan() throws Exception {
        PlanBook book = new PlanBook(folders());
        List<Path> aside = new ArrayList<>();
        book.watchAside(aside::add);
        book.keep(plan("0a", "aa"));
        Path file = folders().state().resolve("plans.json");
        String sound = Files.readString(file);
        for (String damaged : List.of("{", sound.replace("WAITING", "SOMETHING"),
                sound.replace("0x" + "aa".repeat(32), "0xaa"),
                sound.replace("\"nonce\":4", "\"nonce\":\"4\""),
                sound.replace("\"expectedRao\":300", "\"expectedRao\":-3"))) {
            assertThat(damaged).isNotEqualTo(sound);
            Files.writeString(file, damaged);
            assertThatThrownBy(book::all).as(damaged)
                    .isInstanceOf(TransactException.class)
                    .hasMessageContaining("damaged");
            book.keep(plan("0b", "bb"));
            assertThat(book.all()).hasSize(1);
            assertThat(Files.readString(aside.getLast())).isEqualTo(damaged);
        }
        // and at the start, before there is a next plan
        Files.writeString(file, "[");
        assertThat(book.sound()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(aside).hasSize(6).doesNotHaveDuplicates();
        assertThat(aside.getFirst()).isEqualTo(file.resolveSibling("plans.json.damaged"));
        assertThat(aside.getLast()).hasContent("[");
        assertThat(book.sound()).as("said once").isEmpty();
        assertThat(aside).hasSize(6);
    }
}
