package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

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
                "In block 12.", Optional.empty());
        Step waits = new Step(new Entry(GENESIS, signer.address(), 5, "0x" + "ee".repeat(32), 10, 138, "stake 2 τ",
                Map.of()), "τ", Rao.of(2), Rao.of(2), Mark.WAITING, Optional.empty(), "", Optional.of("technical"));
        return new PlanState(GENESIS, "practice", signer, "main", List.of(done, waits), true, Optional.of("Why."),
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
        PlanState later = plan("0a", "cc").sendsNoMore("Stopped.", Optional.of("details")).ended();
        book.keep(later);
        assertThat(book.all()).containsExactly(later, other);
        assertThat(later.steps().get(1).mark()).isEqualTo(Mark.NOT_SENT);
        book.drop(other);
        assertThat(book.all()).containsExactly(later);
    }

    @Test
    void whyAPlanStoppedIsSaidAsItIsKnownByNow() throws Exception {
        PlanState begun = plan("0a", "aa");
        PlanState open = begun.with(0, begun.steps().getFirst().at(Mark.SENT, "", Optional.empty()))
                .sendsNoMoreAfter(0, Optional.of("details"))
                .ended();
        assertThat(open.why().orElseThrow()).startsWith("What became of step 1 is not known yet");
        assertThat(open.details()).hasValue("details");
        assertThat(open.steps().get(1).mark()).isEqualTo(Mark.NOT_SENT);
        PlanBook book = new PlanBook(folders());
        book.keep(open);
        PlanState read = book.all().getFirst();
        assertThat(read).isEqualTo(open);
        assertThat(heard(read, Stage.PENDING).why()).isEqualTo(open.why());
        assertThat(heard(read, Stage.FINALIZED).why().orElseThrow())
                .startsWith("Step 1 was carried out, but Tern learned");
        assertThat(heard(read, Stage.FAILED).why().orElseThrow()).startsWith("Step 1 did not do what was meant");
        assertThat(heard(read, Stage.EXPIRED).why().orElseThrow()).startsWith("Step 1 was not carried out");
        // its block was none of the chain's
        assertThat(heard(heard(read, Stage.IN_BLOCK), Stage.PENDING).why()).isEqualTo(open.why());
        PlanState last = new PlanState(open.genesis(), open.network(), open.account(), open.wallet(),
                List.of(open.steps().getFirst()), true, Optional.empty(), Optional.empty(), OptionalInt.empty())
                .sendsNoMoreAfter(0, Optional.empty())
                .ended();
        assertThat(last.why().orElseThrow()).startsWith("What became of step 1, the last one,");
        assertThat(heard(last, Stage.IN_BLOCK).why()).as("nothing is left to say").isEmpty();
        assertThat(heard(last, Stage.REPLACED).why().orElseThrow()).startsWith("Step 1, the last one, was not");
        // it became known before the run of the plan had ended
        assertThat(plan("0b", "bb").sendsNoMoreAfter(0, Optional.empty()).why().orElseThrow())
                .startsWith("Step 1 was carried out");
        // a plan that somebody stopped keeps that reason
        PlanState stopped = begun.with(0, begun.steps().getFirst().at(Mark.SENT, "", Optional.empty()))
                .sendsNoMore("Stopped.", Optional.empty());
        assertThat(heard(stopped, Stage.FINALIZED).why()).hasValue("Stopped.");
    }

    private static PlanState heard(PlanState plan, Stage stage) {
        return PlanBeginning.hearing(plan, Map.of(plan.id(), new TransactionState(plan.id(), Networks.practice(),
                plan.account(), "main", Optional.empty(), Optional.empty(), "stake 3 τ", Instant.EPOCH, stage,
                Optional.empty(), false, Optional.empty(), "Heard.", Optional.empty())));
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
